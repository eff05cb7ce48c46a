package org.gaas.tasks.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How much mail waits, and how long the oldest of it does. */
record MailMetrics(MailRows rows, Clock clock) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gaas.mail.waiting", rows::waiting)
                .description("mail that is not sent yet")
                .register(registry);
        TimeGauge.builder("gaas.mail.oldest", () -> age().toMillis(), TimeUnit.MILLISECONDS)
                .description("how long the oldest of it waits")
                .register(registry);
    }

    private Duration age() {
        return rows.oldest()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
