package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A commit")
class CommitTest {
    @Test
    @DisplayName("has a full id, and a short form for people")
    void full() {
        assertThat(new Commit("0123456789abcdef0123456789abcdef01234567").brief())
                .isEqualTo("01234567");
        assertThat(new Commit("r1234").brief()).isEqualTo("r1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456", "HEAD", "0123456789ABCDEF0123456789ABCDEF01234567", "r", "-r1", "r1\n"})
    @DisplayName("that is short, a name or in capitals is refused")
    void refused(String text) {
        assertThatThrownBy(() -> new Commit(text)).isInstanceOf(InvalidInput.class);
    }
}
