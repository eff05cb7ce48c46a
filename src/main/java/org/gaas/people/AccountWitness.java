package org.gaas.people;

import java.util.Optional;

/** Is told of every change of an account or its roles, in the transaction: one that throws keeps it from happening. */
@FunctionalInterface
public interface AccountWitness {
    /**
     * @param by who did it; empty when the desk itself did
     * @param what a short verb: {@code give-role}
     * @param account whose account it is
     * @param detail the role, or what changed; never a password
     */
    void changed(Optional<String> by, String what, String account, String detail);
}
