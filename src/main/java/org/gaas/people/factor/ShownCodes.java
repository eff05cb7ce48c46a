package org.gaas.people.factor;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.people.SecondFactor;
import org.gaas.people.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Brings what a person showed to where it is asked for: the token of the session, or what came with the request. A code
 * is taken there and then, and only from a request that changes something: each is good once.
 */
public class ShownCodes extends OncePerRequestFilter {
    private static final String TOKEN = "org.gaas.secondFactor";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST_CODE = 30;

    private final Confirmations confirmations;
    private final HandlerExceptionResolver problems;

    /** @param problems tells what was refused as all else is told */
    public ShownCodes(Confirmations confirmations, HandlerExceptionResolver problems) {
        this.confirmations = confirmations;
        this.problems = problems;
    }

    /** Keeps a proof for as long as the session lasts; in ten minutes it proves nothing any more. */
    static void keep(HttpServletRequest request, SecondFactor.Proof proof) {
        var session = request.getSession(false);
        if (session != null) session.setAttribute(TOKEN, proof.token());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token;
        try {
            token = token(request);
        } catch (Forbidden no) {
            problems.resolveException(request, response, null, no);
            return;
        }
        try (var here = confirmations.showing(token)) {
            chain.doFilter(request, response);
        }
    }

    private String token(HttpServletRequest request) {
        var person = SignedIn.to(request);
        var sent = Optional.ofNullable(request.getHeader(SecondFactor.HEADER)).map(String::strip);
        if (person.isEmpty()) return null;
        if (sent.isEmpty()) return ofSession(request);
        if (sent.get().length() > LONGEST_CODE) return sent.get();
        if (READING.contains(request.getMethod())) return null;
        return confirmations
                .confirm(person.get(), sent.get(), request.getRemoteAddr())
                .token();
    }

    private static String ofSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(TOKEN) instanceof String token ? token : null;
    }
}
