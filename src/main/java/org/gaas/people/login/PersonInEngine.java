package org.gaas.people.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.gaas.people.People;
import org.gaas.people.SignedIn;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who is asking, with the groups of this moment, and forgets it again. A person whose account is gone
 * is signed out, however long the session would last.
 */
class PersonInEngine extends OncePerRequestFilter {
    private final IdentityService identities;
    private final People people;

    PersonInEngine(IdentityService identities, People people) {
        this.identities = identities;
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var groups = List.copyOf(people.groupsForTasks(signedIn.getName()));
        if (groups.isEmpty() && !people.exists(signedIn.getName())) signOut(request);
        else {
            identities.setAuthentication(signedIn.getName(), groups, List.of());
            SignedIn.note(request, signedIn.getName());
        }
        try (var here = RequestWork.of(request, signedIn.getName()).begin()) {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }
}
