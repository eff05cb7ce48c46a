package org.gaas.people;

import java.time.Instant;
import java.util.function.Supplier;
import org.gaas.engine.Forbidden;

/**
 * Something that a person has, besides the password that they know: a generator of codes. Where a decision costs most,
 * whoever decides has shown a code within the last ten minutes: in the session, or with the request.
 */
public interface SecondFactor {
    /** What carries a code, or the token of a proof, with a request. */
    String HEADER = "Second-Factor";

    /**
     * That a person showed a code.
     *
     * @param token good for this person only, at every door of the desk
     */
    record Proof(String token, Instant until) {
        @Override
        public String toString() {
            return "proof until " + until;
        }
    }

    /**
     * Lets a person go on who has shown a code.
     *
     * @throws Forbidden {@code SECOND_FACTOR_REQUIRED}; the sentence tells where
     */
    void require(String person);

    /**
     * Takes a code; each is taken once. Call it outside of a transaction: a wrong one is counted, whatever follows.
     *
     * @param code of the generator, or one of the recovery codes
     * @param from where it came from, for the trail
     * @throws Forbidden {@code SECOND_FACTOR_WRONG}, {@code _USED}, {@code _HELD}, {@code _MISSING} or {@code _UNVOUCHED}
     */
    Proof confirm(String person, String code, String from);

    /**
     * Enrols one whose secret is known beforehand, and for which nobody vouches: of the invented people of a box. Safe
     * to repeat.
     */
    void ensure(String person, byte[] secret);

    /** Does something for which the proof counts, on this thread. */
    <T> T with(Proof proof, Supplier<T> work);
}
