package org.gaas;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Primary;

/** The clock of a desk under test: right, until a test makes it jump. The engine's own clock jumps with it. */
@Primary
public final class MovableClock extends Clock {
    private final Clock right = Clock.systemUTC();
    private volatile Duration wrong = Duration.ZERO;

    /** From now on the clock is wrong by so much. */
    public void jump(Duration by) {
        wrong = by;
        ClockUtil.offset(by.toMillis());
    }

    public void setRight() {
        wrong = Duration.ZERO;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        return right.instant().plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var ours = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return ours.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return ours.withZone(other);
            }
        };
    }
}
