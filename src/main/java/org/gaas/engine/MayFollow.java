package org.gaas.engine;

/** Says who may follow processes. A bean of the module that knows people. */
@FunctionalInterface
public interface MayFollow {
    /**
     * @param user who is signed in
     * @throws Forbidden this person may not
     */
    void check(String user);
}
