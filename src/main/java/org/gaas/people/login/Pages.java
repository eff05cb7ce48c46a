package org.gaas.people.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

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
        return page("login", request, Map.of("sentence", sentence, "kind", bye == null ? "wrong" : "bye"));
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
        return page("home", request, Map.of("user", person.getName(), "month", month));
    }

    private static String appFor(Set<Role> roles) {
        if (roles.contains(Role.DEVELOPERS) || roles.contains(Role.HOSTING) || roles.contains(Role.ONCALL))
            return "tasklist";
        if (roles.contains(Role.MANAGERS) || roles.contains(Role.AUDITORS)) return "cockpit";
        return roles.contains(Role.ADMINISTRATORS) ? "admin" : null;
    }

    private static ResponseEntity<String> page(String name, HttpServletRequest request, Map<String, String> values) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var html = template(name)
                .replace("{{csrf.name}}", csrf.getParameterName())
                .replace("{{csrf.token}}", csrf.getToken());
        for (var value : values.entrySet())
            html = html.replace("{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(value.getValue()));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(html);
    }

    private static String template(String name) {
        try {
            return new ClassPathResource("pages/" + name + ".html").getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("the page " + name + " is not part of this build", missing);
        }
    }
}
