package org.gaas.access;

import java.time.Instant;
import java.util.Optional;

/**
 * An agreement that a customer is asked for, as it was asked.
 *
 * @param process the instance that sees to it
 * @param wanted who works where, from a day until a day: as an agreement, with nobody's consent yet
 * @param said who at the customer answered, when and how
 * @param refused why not, in the customer's words
 * @param agreement the number of what was made
 */
public record AgreementRequest(
        long number,
        String process,
        Agreement wanted,
        Optional<String> said,
        Optional<String> refused,
        Optional<Long> agreement) {
    /** What an agreement has for a consent that nobody gave yet. */
    static final String NOBODY_YET = "nobody yet";

    static AgreementRequest of(Agreement wanted, String process) {
        return new AgreementRequest(0, process, wanted, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The manager who asks. */
    String by() {
        return wanted.by();
    }

    Instant asked() {
        return wanted.made();
    }

    /** What is wanted, to be looked at once more. */
    WantedAgreement again() {
        return new WantedAgreement(
                wanted.developer(), wanted.customer(), wanted.project(), Optional.of(wanted.from()), wanted.until());
    }

    /** For lists of tasks: who, and where. */
    public String subject() {
        return wanted.developer() + " · " + wanted.about();
    }

    /** What processes about it are about; no installation is called so. */
    public String key() {
        return "agreement:" + number;
    }

    /** What is asked once at a time. */
    static String held(String developer, String about) {
        return developer + " for " + about;
    }
}
