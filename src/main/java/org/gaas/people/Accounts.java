package org.gaas.people;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Makes accounts from inside the desk: the first administrator, and the demo users of the box. */
@Component
public class Accounts {
    private final IdentityService identities;
    private final People people;

    Accounts(IdentityService identities, People people) {
        this.identities = identities;
        this.people = people;
    }

    /**
     * Sees to it that this person exists and has these roles. An existing person keeps the password; no role is taken
     * away. Safe to repeat.
     *
     * @param name letters and digits
     * @param password never logged
     */
    public void ensure(String name, String password, Role... roles) {
        if (!name.matches("[a-zA-Z0-9]{2,30}"))
            throw new IllegalArgumentException("not a user name (2 to 30 letters and digits): '" + name + "'");
        if (!people.exists(name)) create(name, password);
        var has = people.rolesOf(name);
        for (var role : roles) if (!has.contains(role)) identities.createMembership(name, role.group());
    }

    private void create(String name, String password) {
        var user = identities.newUser(name);
        user.setFirstName(name.substring(0, 1).toUpperCase() + name.substring(1));
        user.setLastName("");
        user.setPassword(password);
        identities.saveUser(user);
    }
}
