package org.gaas.access.web;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gaas.access.AccessVars;
import org.gaas.access.GrantAccessProcess;
import org.gaas.access.RevokeAccessProcess;
import org.gaas.access.TakenBack;
import org.gaas.access.WantedAccess;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access that is asked for, and access that is taken back. */
@RestController
@RequestMapping("/api/access")
class AccessRequestsController {
    private final GrantAccessProcess granting;
    private final RevokeAccessProcess revoking;

    AccessRequestsController(GrantAccessProcess granting, RevokeAccessProcess revoking) {
        this.granting = granting;
        this.revoking = revoking;
    }

    /**
     * What is asked for.
     *
     * @param developer for whom; absent: for oneself
     * @param environment absent: where access is decided
     * @param until the last day; absent: the usual time
     * @param emergency whether it can't wait: then who is on call gives it alone, for some hours
     */
    record Wanted(
            String developer, List<String> projects, String environment, String why, String until, Boolean emergency) {}

    /**
     * What is taken back.
     *
     * @param developer whose; absent: one's own
     * @param projects absent: all
     * @param environment absent: all
     */
    record Back(String developer, List<String> projects, String environment, String why) {}

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    GrantAccessProcess.Begun ask(@RequestBody Wanted wanted, Principal person) {
        return granting.start(
                new WantedAccess(
                        filled(wanted.developer()),
                        projects(wanted.projects()),
                        filled(wanted.environment()).map(EnvironmentName::new),
                        wanted.why(),
                        filled(wanted.until()).map(text -> AccessVars.day("until", text)),
                        Boolean.TRUE.equals(wanted.emergency())),
                person.getName());
    }

    @PostMapping("/revocations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    GrantAccessProcess.Begun takeBack(@RequestBody Back back, Principal person) {
        return new GrantAccessProcess.Begun(
                revoking.start(
                        new TakenBack.Wanted(
                                filled(back.developer()),
                                projects(back.projects()),
                                filled(back.environment()).map(EnvironmentName::new),
                                back.why()),
                        person.getName()),
                "it counts no more; accounts follow");
    }

    private static List<ProjectName> projects(List<String> names) {
        return names == null
                ? List.of()
                : names.stream().filter(Objects::nonNull).map(ProjectName::new).toList();
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
