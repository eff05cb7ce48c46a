package org.gaas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import org.gaas.engine.InvalidInput;

/** What becomes of input: it is taken, or refused so that its writer can mend it; there is nothing else. */
public final class Verdict {
    /** The most that is told of a single value. */
    private static final int LONGEST = 600;

    private Verdict() {}

    /** What was made of the input; empty when it was refused as it should be. */
    public static <T> Optional<T> on(Supplier<T> input) {
        try {
            return Optional.of(input.get());
        } catch (InvalidInput no) {
            assertThat(no.field()).as("field").matches("[a-z][A-Za-z]+");
            assertThat(no.rule()).as("rule").matches("[A-Z]+(_[A-Z]+)+");
            assertIsSentence(no.getMessage());
            no.suggestions().forEach(Verdict::assertIsSentence);
            return Optional.empty();
        }
    }

    /** No control characters and no half ones. */
    public static void assertIsPrintable(String text) {
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
    }

    /** Fit to be shown anywhere: no control characters, no half ones, and no more of what was sent than needed. */
    public static void assertIsSentence(String text) {
        assertThat(text).isNotBlank().hasSizeLessThan(LONGEST).doesNotEndWith("..");
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");
    }
}
