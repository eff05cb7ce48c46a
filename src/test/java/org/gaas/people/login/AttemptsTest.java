package org.gaas.people.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Wrong passwords")
class AttemptsTest {
    private Instant now = Instant.EPOCH;
    private final Attempts attempts = new Attempts(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    @DisplayName("slow down the address that sends them, longer each time")
    void slower() {
        fail(5, "dora", "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("dora", "10.0.0.1")).hasMessageContaining("2 seconds");
        later(Duration.ofSeconds(2));
        fail(1, "dora", "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("dora", "10.0.0.1")).hasMessageContaining("4 seconds");
        for (var i = 0; i < 20; i++) {
            later(Duration.ofMinutes(1));
            fail(1, "dora", "10.0.0.1");
        }
        later(Duration.ofSeconds(60));
        assertIn("dora", "10.0.0.1");
    }

    @Test
    @DisplayName("keep nobody waiting for a clock that was ahead and was set right")
    void clockSetBack() {
        later(Duration.ofDays(1));
        fail(10, "dora", "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("dora", "10.0.0.1")).hasMessageContaining("seconds");
        later(Duration.ofDays(-1));
        assertIn("dora", "10.0.0.1");
        fail(1, "dora", "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("dora", "10.0.0.1")).hasMessageContaining("seconds");
    }

    @Test
    @DisplayName("never keep the owner out who is elsewhere, and was there before")
    void elsewhere() {
        attempts.succeeded("dora", "10.0.0.2");
        fail(500, "dora", "10.0.0.1");
        for (var i = 0; i < 500; i++) fail(1, "dora", "10.1.0." + i);
        assertIn("dora", "10.0.0.2");
        later(Duration.ofDays(29));
        for (var i = 0; i < 500; i++) fail(1, "dora", "10.1.0." + i);
        assertIn("dora", "10.0.0.2");
    }

    @Test
    @DisplayName("are not without limit for one account, from however many addresses")
    void everywhere() {
        for (var i = 0; i < 100; i++) {
            assertIn("dora", "10.1.0." + i);
            fail(1, "dora", "10.1.0." + i);
        }
        assertThatThrownBy(() -> attempts.admit("dora", "10.2.0.1")).isInstanceOf(TooManyAttempts.class);
        assertIn("daan", "10.2.0.1");
        later(Duration.ofSeconds(2));
        assertIn("dora", "10.2.0.1");
    }

    @Test
    @DisplayName("count together in whatever spelling of the name")
    void spelling() {
        for (var name : new String[] {"dora", "DORA", "Dora ", "dORA", "doRA"}) fail(1, name, "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("dora", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    @DisplayName("for many accounts slow the whole address down")
    void spraying() {
        for (var i = 0; i < 50; i++) fail(1, "user" + i, "10.0.0.1");
        assertThatThrownBy(() -> attempts.admit("another", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    @DisplayName("are forgiven after a right one, and forgotten after an hour")
    void forgiven() {
        fail(4, "dora", "10.0.0.1");
        attempts.succeeded("dora", "10.0.0.1");
        fail(4, "dora", "10.0.0.1");
        assertIn("dora", "10.0.0.1");
        later(Duration.ofMinutes(61));
        fail(4, "dora", "10.0.0.1");
        assertIn("dora", "10.0.0.1");
    }

    private void fail(int times, String user, String address) {
        for (var i = 0; i < times; i++) attempts.failed(user, address);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private void assertIn(String user, String address) {
        assertThatCode(() -> attempts.admit(user, address)).doesNotThrowAnyException();
    }
}
