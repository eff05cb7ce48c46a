package org.gaas.people.login;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The doors of the desk, by who may knock. */
final class Paths {
    /** What programs use. */
    static final RequestMatcher REST = any("/api/**", "/engine-rest/**", "/actuator/**");

    /** What the pages of Camunda's webapps call. */
    static final RequestMatcher WEBAPP_APIS = any("/camunda/api/**");

    static final RequestMatcher LOGOUT =
            new OrRequestMatcher(on(POST, "/logout"), on(POST, "/camunda/api/admin/auth/user/*/logout"));

    /** For people without an account: what their links say, and nothing of the desk. */
    static final RequestMatcher CONTACTS = new OrRequestMatcher(any("/answer/**"), on(GET, "/answer.css"));

    /** Open without a login. */
    static final RequestMatcher EVERYBODY = new OrRequestMatcher(
            on(GET, "/api/health"), on(GET, "/actuator/health/**"), on(GET, "/gaas.css"), on(GET, "/favicon.ico"));

    /**
     * Closed even for administrators: the set-up of the webapps makes an administrator out of anybody while there is
     * none; their own login would be a second one; and processes come with the program, never over the wire.
     */
    static final RequestMatcher NOBODY = new OrRequestMatcher(
            any("/camunda/api/admin/setup/**"),
            on(POST, "/camunda/api/admin/auth/user/*/login/**"),
            on(POST, "/engine-rest/deployment/**"),
            on(POST, "/engine-rest/engine/*/deployment/**"),
            on(POST, "/camunda/api/engine/engine/*/deployment/**"));

    private static final RequestMatcher SCRIPTED = new OrRequestMatcher(REST, WEBAPP_APIS);

    private Paths() {}

    /** A person who goes to a page, as opposed to a program, or a script of a page. */
    static boolean isPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !SCRIPTED.matches(request)
                && accepted != null
                && accepted.contains("text/html");
    }

    /** Answers to these go to a program: a problem in JSON instead of a page. */
    static boolean isScripted(HttpServletRequest request) {
        return SCRIPTED.matches(request);
    }

    private static RequestMatcher any(String... patterns) {
        var matchers = new RequestMatcher[patterns.length];
        for (var i = 0; i < patterns.length; i++) matchers[i] = withDefaults().matcher(patterns[i]);
        return new OrRequestMatcher(matchers);
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return withDefaults().matcher(method, pattern);
    }
}
