package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A time in a table")
class UtcTest {
    @Test
    @DisplayName("is sent as text with its milliseconds: to a MariaDB 10, Connector/J sends whole seconds otherwise")
    void milliseconds() {
        assertThat(Utc.of(Instant.parse("2026-11-21T16:00:00.123456Z"))).isEqualTo("2026-11-21 16:00:00.123");
        assertThat(Utc.of(Instant.parse("2026-11-21T16:00:00Z"))).isEqualTo("2026-11-21 16:00:00.000");
    }

    @Test
    @DisplayName("is of a year that databases have")
    void years() {
        assertThat(Utc.holds(2026)).isTrue();
        assertThat(Utc.holds(10_000)).isFalse();
        assertThat(Utc.holds(-1)).isFalse();
    }
}
