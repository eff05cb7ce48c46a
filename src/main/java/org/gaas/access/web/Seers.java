package org.gaas.access.web;

import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/** Who sees whose agreements and access: those who answer for it all; developers their own. */
@Component
class Seers {
    private static final Role[] ALL = {Role.HOSTING, Role.ONCALL, Role.MANAGERS, Role.LEADS, Role.AUDITORS};

    private final People people;

    Seers(People people) {
        this.people = people;
    }

    /**
     * Whether a person sees what is about this developer.
     *
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED} when the person sees nothing at all
     */
    boolean sees(String person, String developer) {
        var roles = people.rolesOf(person);
        for (var role : ALL) if (roles.contains(role)) return true;
        people.require(person, Role.DEVELOPERS, ALL[0], ALL[1], ALL[2], ALL[3], ALL[4]);
        return developer.equals(person);
    }

    /** For what is about no developer. */
    void requireAll(String person) {
        people.require(person, ALL);
    }

    void require(String person) {
        sees(person, person);
    }
}
