package org.gaas.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Denial;
import org.gaas.people.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down every 403 that a signed-in person got, whatever denied it: a role, four eyes, the guards, the engine. Seen
 * from outside, when the request is over and all that it did was taken back.
 */
class DenialFilter extends OncePerRequestFilter {
    private final Trail trail;

    DenialFilter(Trail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var person = SignedIn.to(request);
        if (response.getStatus() != HttpServletResponse.SC_FORBIDDEN || person.isEmpty()) return;
        if (request.getAttribute(Denial.TOLD) != null) return;
        var call = request.getMethod() + " " + request.getRequestURI();
        var task = text(request, Denial.SUBJECT, "");
        trail.recordApart(Entry.denial(person.get(), "request", text(request, Denial.RULE, "NOT_ALLOWED"))
                .about(text(request, Denial.ABOUT, ""))
                .place(request.getRemoteAddr())
                .detail((task.isEmpty() ? call : task + "\n" + call) + "\n" + text(request, Denial.SENTENCE, "")));
    }

    private static String text(HttpServletRequest request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String text ? text : otherwise;
    }
}
