package org.gaas.people;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do. A role is a group in the engine; its id is the group's id. */
public enum Role {
    DEVELOPERS,
    HOSTING,
    ONCALL,
    MANAGERS,
    FINANCE,
    LEADS,
    ADMINISTRATORS,
    AUDITORS;

    /** The engine's group id, and the authority that a signed-in person has. */
    public String group() {
        return name().toLowerCase();
    }

    public static Optional<Role> of(String group) {
        return Arrays.stream(values())
                .filter(role -> role.group().equals(group))
                .findFirst();
    }
}
