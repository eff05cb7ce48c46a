package org.gaas.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an order at an authority is.
 *
 * @param asked what is to be answered, name by name; empty when nothing is, any more
 * @param refusal why it came to nothing, name by name, for people
 * @param again when the authority wants to be asked again, where it says so
 */
public record AuthorityOrder(State state, List<Question> asked, Optional<String> refusal, Optional<Instant> again) {
    /** How far an order is. */
    public enum State {
        /** Answers are to be put in place, and the authority told that they are. */
        ASKED,
        /** The authority looks at the answers. */
        CHECKED,
        /** The request may be handed over. */
        READY,
        /** The authority issues the certificate. */
        ISSUING,
        ISSUED,
        /** It came to nothing; a new order is needed. */
        REFUSED
    }

    /** What an authority asks to see that a name leads to us. */
    public record Question(String name, ChallengeAnswer answer) {}

    public AuthorityOrder {
        asked = List.copyOf(asked);
    }

    /** What a server is to answer. */
    public List<ChallengeAnswer> answers() {
        return asked.stream().map(Question::answer).toList();
    }
}
