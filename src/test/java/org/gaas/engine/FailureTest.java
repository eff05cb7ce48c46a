package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failure")
class FailureTest {
    private enum Reason implements Failure.Kind {
        GONE;

        @Override
        public String remedy() {
            return "Look for it";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    private static final class Loss extends Failure {
        Loss(String found) {
            super(Reason.GONE, "git.example.org", "tags of x", found, null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "not found,not found. Look",
        "not found.,not found. Look",
        "'not found.\n',not found. Look",
        "it went on ...,it went on .... Look"
    })
    @DisplayName("is told in sentences with one full stop each, however others end what they say")
    void fullStops(String found, String told) {
        assertThat(new Loss(found)).hasMessage("git.example.org: tags of x: " + told + " for it, then retry.");
        assertThat(new Loss(found).found()).isEqualTo(found);
    }
}
