package org.gaas.people.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when nobody has used it for its timeout. Tasklist asks for its lists every ten seconds, also on the
 * screen of somebody who went home: that is no use.
 */
class IdleSessions extends OncePerRequestFilter {
    private static final String LAST_USE = "org.gaas.lastUse";
    private static final Pattern POLL = Pattern.compile(".*/filter/[^/]+/(list|count)");

    private final Clock clock;

    IdleSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = clock.millis();
            var last = session.getAttribute(LAST_USE) instanceof Long use ? use : now;
            // a clock that was set back: idle time is counted from here
            if (last > now) session.setAttribute(LAST_USE, now);
            if (now - last > session.getMaxInactiveInterval() * 1000L) session.invalidate();
            else if (!POLL.matcher(request.getRequestURI()).matches()) session.setAttribute(LAST_USE, now);
            else if (session.getAttribute(LAST_USE) == null) session.setAttribute(LAST_USE, now);
        }
        chain.doFilter(request, response);
    }
}
