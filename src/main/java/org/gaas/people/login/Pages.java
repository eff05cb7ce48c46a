package org.gaas.people.login;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages around the webapps: signing in, and where to go from there. */
@Controller
class Pages {
    private final People people;
    private final Clock clock;

    Pages(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(HttpServletRequest request, @RequestParam(required = false) String bye) {
        var sentence = bye == null ? "" : "You are signed out.";
        var session = request.getSession(false);
        if (session != null && session.getAttribute(Refusals.SENTENCE) instanceof String why) {
            sentence = why;
            session.removeAttribute(Refusals.SENTENCE);
        }
        return Templates.page("login", request, Map.of("sentence", sentence, "kind", bye == null ? "wrong" : "bye"));
    }

    /** Each role's first page: where its work is. Who has no webapp gets a page with links. */
    @GetMapping("/")
    ResponseEntity<String> home(HttpServletRequest request, Principal person) {
        var roles = people.rolesOf(person.getName());
        var app = appFor(roles);
        if (app != null)
            return ResponseEntity.status(302)
                    .header("Location", "/camunda/app/" + app + "/default/")
                    .build();
        var month = YearMonth.now(clock.withZone(ZoneOffset.UTC)).toString();
        var finance = roles.contains(Role.FINANCE);
        var lead = roles.contains(Role.LEADS);
        return Templates.page(
                "home",
                request,
                Map.of(
                        "user", person.getName(),
                        "month", month,
                        "tasks", shown(finance),
                        "asked", shown(lead),
                        "costs", shown(finance),
                        "certificates", shown(finance || lead)));
    }

    /** Links that would lead to a no are not shown. */
    private static String shown(boolean may) {
        return may ? "" : "hidden";
    }

    private static String appFor(Set<Role> roles) {
        if (roles.contains(Role.DEVELOPERS) || roles.contains(Role.HOSTING) || roles.contains(Role.ONCALL))
            return "tasklist";
        if (roles.contains(Role.MANAGERS) || roles.contains(Role.AUDITORS)) return "cockpit";
        return roles.contains(Role.ADMINISTRATORS) ? "admin" : null;
    }
}
