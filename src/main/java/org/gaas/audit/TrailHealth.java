package org.gaas.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the sealer keeps up, and whether its heads can be written. */
class TrailHealth implements HealthIndicator, MeterBinder {
    private static final Duration BEHIND = Duration.ofMinutes(1);

    private final Sealer sealer;
    private final Sealing sealing;
    private final Clock clock;

    TrailHealth(Sealer sealer, Sealing sealing, Clock clock) {
        this.sealer = sealer;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var waits = waits();
        var health = waits.compareTo(BEHIND) > 0 || sealing.trouble().isPresent() ? Health.down() : Health.up();
        sealing.trouble().ifPresent(why -> health.withDetail("trouble", why));
        return health.withDetail("waiting", sealer.waiting())
                .withDetail("waitsForSeconds", waits.toSeconds())
                .withDetail("protectedByGrants", sealer.isProtected())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gaas.trail.waiting", sealer::waiting)
                .description("rows of the trail that wait for their seal")
                .register(registry);
        TimeGauge.builder("gaas.trail.behind", () -> waits().toMillis(), TimeUnit.MILLISECONDS)
                .description("how long the oldest of them has waited")
                .register(registry);
    }

    private Duration waits() {
        return sealer.oldestWaiting()
                .map(since -> Duration.between(since, clock.instant()))
                .filter(waits -> !waits.isNegative())
                .orElse(Duration.ZERO);
    }
}
