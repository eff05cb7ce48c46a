package org.gaas.onboarding.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.InvalidInput;
import org.gaas.onboarding.RepositoryCheck;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.ReleaseRefused;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Looks at a repository before anything is installed from it. */
@RestController
class ChecksController {
    private final RepositoryCheck check;
    private final People people;

    ChecksController(RepositoryCheck check, People people) {
        this.check = check;
        this.people = people;
    }

    record Wanted(String repository, String tag, String application) {}

    record Checked(
            String repository, String tag, String commit, Optional<String> application, List<Finding> findings) {}

    record Finding(String severity, String where, String message, Optional<String> hint) {
        static Finding of(RepositoryCheck.Finding finding) {
            return new Finding(
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.where(),
                    finding.message(),
                    finding.hint());
        }
    }

    @PostMapping("/api/checks")
    Checked check(@RequestBody Wanted wanted, Principal person) {
        people.require(person.getName(), Role.DEVELOPERS, Role.HOSTING);
        var repository = new Repository(wanted.repository());
        if (wanted.tag() == null) throw new InvalidInput("tag", "TAG_REQUIRED", "name the tag to look at");
        var outcome = look(
                repository,
                new Tag(wanted.tag()),
                Optional.ofNullable(wanted.application()).map(ApplicationName::new));
        return new Checked(
                repository.value(),
                wanted.tag(),
                outcome.commit().value(),
                outcome.application(),
                outcome.findings().stream().map(Finding::of).toList());
    }

    /** What a repository does not give is wrong input here: the answer names the field and the rule. */
    private RepositoryCheck.Outcome look(Repository repository, Tag tag, Optional<ApplicationName> application) {
        try {
            return check.look(repository, tag, application);
        } catch (ReleaseRefused no) {
            throw no.asInvalidInput();
        }
    }
}
