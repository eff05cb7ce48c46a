package org.gaas.people;

import static org.gaas.people.Role.AUDITORS;
import static org.gaas.people.Role.DEVELOPERS;
import static org.gaas.people.Role.HOSTING;
import static org.gaas.people.Role.LEADS;
import static org.gaas.people.Role.MANAGERS;
import static org.gaas.people.Role.ONCALL;

import org.gaas.engine.MayFollow;
import org.springframework.stereotype.Component;

/**
 * Processes are followed by those who work in them, answer for them or read everything. Finance gets what it needs with
 * the hours; administrators have to do with people only.
 */
@Component
class FollowingByRole implements MayFollow {
    private final People people;

    FollowingByRole(People people) {
        this.people = people;
    }

    @Override
    public void check(String user) {
        people.require(user, DEVELOPERS, HOSTING, ONCALL, MANAGERS, LEADS, AUDITORS);
    }
}
