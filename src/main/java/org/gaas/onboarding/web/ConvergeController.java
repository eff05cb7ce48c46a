package org.gaas.onboarding.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.gaas.installations.InstallationId;
import org.gaas.onboarding.Convergence;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.remote.Report;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What differs between what is stored and what is on a server, and how to make it right. */
@RestController
class ConvergeController {
    private final Convergence convergence;
    private final People people;

    ConvergeController(Convergence convergence, People people) {
        this.convergence = convergence;
        this.people = people;
    }

    record Converged(String server, List<Change> changes) {
        static Converged of(Report report) {
            return new Converged(
                    report.server(), report.lines().stream().map(Change::of).toList());
        }
    }

    record Change(String subject, String outcome, Optional<String> reason) {
        static Change of(Report.Line line) {
            return new Change(
                    line.subject(),
                    line.outcome().name(),
                    Optional.of(line.reason()).filter(reason -> !reason.isEmpty()));
        }
    }

    @PostMapping("/api/installations/{id}/converge")
    Converged converge(@PathVariable String id, @RequestParam(defaultValue = "false") boolean check, Principal person) {
        people.require(person.getName(), Role.DEVELOPERS, Role.HOSTING);
        var installation = new InstallationId(id);
        return Converged.of(
                check ? convergence.check(installation) : convergence.converge(installation, person.getName()));
    }
}
