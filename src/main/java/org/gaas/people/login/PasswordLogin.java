package org.gaas.people.login;

import org.camunda.bpm.engine.IdentityService;
import org.gaas.people.LoginFailed;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a password against the engine's identity tables. The groups there become the authorities here. */
@Component
class PasswordLogin implements AuthenticationProvider {
    private final IdentityService identities;
    private final People people;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    PasswordLogin(IdentityService identities, People people, Attempts attempts, ApplicationEventPublisher events) {
        this.identities = identities;
        this.people = people;
        this.attempts = attempts;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var user = login.getName();
        var address = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "here";
        attempts.admit(user, address);
        if (!identities.checkPassword(user, String.valueOf(login.getCredentials()))) {
            attempts.failed(user, address);
            events.publishEvent(new LoginFailed(people.spellingOf(user), address));
            throw new BadCredentialsException("Name or password is wrong.");
        }
        attempts.succeeded(user, address);
        return signedIn(people.spellingOf(user).orElseThrow(), login);
    }

    private Authentication signedIn(String user, Authentication login) {
        var groups = people.rolesOf(user).stream().map(Role::group).toArray(String[]::new);
        var person = UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(groups));
        person.setDetails(login.getDetails());
        return person;
    }

    @Override
    public boolean supports(Class<?> login) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
    }
}
