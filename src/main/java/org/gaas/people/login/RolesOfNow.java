package org.gaas.people.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.gaas.people.People;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells the engine the groups of this moment, behind the filter of Camunda's webapps: that one takes them from the
 * session, where they are as old as the login, or some minutes.
 */
class RolesOfNow extends HttpFilter {
    private final transient ObjectProvider<IdentityService> identities;
    private final transient ObjectProvider<People> people;

    RolesOfNow(ObjectProvider<IdentityService> identities, ObjectProvider<People> people) {
        this.identities = identities;
        this.people = people;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var engine = identities.getObject();
        var asking = engine.getCurrentAuthentication();
        if (asking != null && asking.getUserId() != null)
            engine.setAuthentication(
                    asking.getUserId(),
                    List.copyOf(people.getObject().groupsForTasks(asking.getUserId())),
                    asking.getTenantIds());
        chain.doFilter(request, response); // whoever set the authentication before takes it away again
    }
}
