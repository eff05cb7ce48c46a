package org.gaas.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;

/** A clock that stands still until a test moves it; whenever the test is run, it begins on the same day. */
@Primary
final class HandSetClock extends Clock {
    private volatile Instant now = TestCa.NOW;

    void forward(Duration by) {
        now = now.plus(by);
    }

    void set(Instant moment) {
        now = moment;
    }

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
}
