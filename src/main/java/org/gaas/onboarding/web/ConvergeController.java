package org.gaas.onboarding.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Fulfilled;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Trouble;
import org.gaas.onboarding.Convergence;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.remote.Report;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    /** Names of installations, or of a server; neither: all. */
    record Which(List<String> installations, String server) {
        static final Which ALL = new Which(List.of(), null);

        Convergence.Which which() {
            return new Convergence.Which(
                    Optional.ofNullable(installations).orElse(List.of()).stream()
                            .map(InstallationId::new)
                            .toList(),
                    Optional.ofNullable(server).filter(name -> !name.isEmpty()).map(ServerName::new));
        }
    }

    /**
     * One of several.
     *
     * @param code why there are no changes to tell about; message: the same in a sentence
     */
    record OneConverged(
            String installation,
            Optional<String> server,
            List<Change> changes,
            Optional<String> code,
            Optional<String> message) {
        static OneConverged of(Fulfilled one) {
            return new OneConverged(
                    one.installation().value(),
                    one.server().map(ServerName::value),
                    one.report().map(report -> Converged.of(report).changes()).orElse(List.of()),
                    one.trouble().map(Trouble::code),
                    one.trouble().map(Trouble::sentence));
        }
    }

    @PostMapping("/api/converge")
    List<OneConverged> convergeAll(
            @RequestBody(required = false) Which which,
            @RequestParam(defaultValue = "false") boolean check,
            Principal person) {
        people.require(person.getName(), Role.DEVELOPERS, Role.HOSTING);
        var meant = Optional.ofNullable(which).orElse(Which.ALL).which();
        var done = check
                ? convergence.checkAll(meant, person.getName())
                : convergence.convergeAll(meant, person.getName());
        return done.stream().map(OneConverged::of).toList();
    }

    @PostMapping("/api/installations/{id}/converge")
    Converged converge(@PathVariable String id, @RequestParam(defaultValue = "false") boolean check, Principal person) {
        people.require(person.getName(), Role.DEVELOPERS, Role.HOSTING);
        var installation = new InstallationId(id);
        return Converged.of(
                check ? convergence.check(installation) : convergence.converge(installation, person.getName()));
    }
}
