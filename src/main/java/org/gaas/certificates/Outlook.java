package org.gaas.certificates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gaas.certificates.Forecast.Effort;
import org.springframework.stereotype.Component;

/** What the certificates of the inventory cost in a year: as they are today, and with the lifetimes that are to come. */
@Component
public class Outlook {
    private static final int[] DAYS = {0, 200, 100, 47};

    private final Certificates certificates;
    private final RenewalSettings settings;

    public Outlook(Certificates certificates, RenewalSettings settings) {
        this.certificates = certificates;
        this.settings = settings;
    }

    /** The first is for lifetimes as they are today. */
    public List<Forecast> forecasts() {
        var efforts = certificates.inventory().stream()
                .filter(item -> !item.lapses())
                .flatMap(item -> effort(item).stream())
                .toList();
        return IntStream.of(DAYS).mapToObj(days -> Forecast.of(days, efforts)).toList();
    }

    private Optional<Effort> effort(InventoryItem item) {
        return item.inUse()
                .map(chain -> new Effort(
                        atLeastADay(chain.validity().lifetime()),
                        settings.work(item.agreed().way()),
                        item.aYear().amount()));
    }

    private static Duration atLeastADay(Duration lifetime) {
        return lifetime.compareTo(Duration.ofDays(1)) > 0 ? lifetime : Duration.ofDays(1);
    }
}
