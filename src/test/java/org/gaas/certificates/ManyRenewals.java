package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gaas.certificates.Order.State;
import org.gaas.certificates.RenewalQueue.Begun;

/**
 * Many certificates that come to their end together. Engine, tables, processes and steps are real; the authority and the
 * web servers are fakes. The authority takes no more than is begun: a single order too many would end in a repair.
 */
final class ManyRenewals {
    private static final Duration LIFETIME = Duration.ofDays(47);
    private static final Duration HOUR = Duration.ofHours(1);

    private final int all;
    private final int anHour;
    private final int ofDomainAWeek;
    private final int domains;

    /**
     * @param all how many certificates
     * @param domains of how many registered domains
     */
    ManyRenewals(int all, int anHour, int ofDomainAWeek, int domains) {
        this.all = all;
        this.anHour = anHour;
        this.ofDomainAWeek = ofDomainAWeek;
        this.domains = domains;
    }

    /** Has all of them renewed, an hour at a time, and looks at what came of it. */
    void prove() throws IOException {
        try (var desk = new RenewalDesk(Map.of(), anHour, ofDomainAWeek)) {
            desk.engine.serveLongSteps();
            desk.web.authority.takes(anHour, ofDomainAWeek);
            var numbers = new ArrayList<Long>();
            for (var i = 0; i < all; i++) {
                var host = "site" + i + ".zorg" + i % domains + ".nl";
                numbers.add(desk.inUse(desk.agreed(desk.installation("site" + i, host), Way.ACME, true, host)));
            }
            var end = TestCa.NOW.plus(LIFETIME);
            desk.clock.set(TestCa.NOW.plus(Validity.kept(LIFETIME)).minus(HOUR));
            var renewed = renew(desk, end);
            tell(renewed, desk);

            assertThat(renewed).as("renewed before the end").hasSize(all);
            assertThat(days(renewed).size()).as("days").isGreaterThan(1);
            assertThat(desk.tasks())
                    .as("nobody was asked, and nothing had to be repaired")
                    .isEmpty();
            assertThat(desk.web.authority.taken()).as("one order each").hasSize(all);
            for (var number : numbers)
                assertThat(desk.certificates().ordersOf(number))
                        .hasSize(2)
                        .allMatch(order -> order.state() == State.INSTALLED);
        }
    }

    /** When each was seen to be renewed; those that were not when the old ones end are not in it. */
    private Map<Long, Instant> renew(RenewalDesk desk, Instant end) {
        Map<Long, Instant> renewed = new TreeMap<>();
        while (renewed.size() < all && desk.clock.instant().isBefore(end)) {
            desk.look();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        desk.engine.runJobs();
                        return desk.running("purchase-certificate").isEmpty();
                    });
            for (var item : desk.certificates().inventory())
                if (item.inUse().orElseThrow().until().isAfter(end))
                    renewed.putIfAbsent(item.number(), desk.clock.instant());
            desk.clock.forward(HOUR);
        }
        return renewed;
    }

    private static Map<Instant, Integer> days(Map<Long, Instant> renewed) {
        var days = new TreeMap<Instant, Integer>();
        renewed.values().forEach(at -> days.merge(at.truncatedTo(ChronoUnit.DAYS), 1, Integer::sum));
        return days;
    }

    private void tell(Map<Long, Instant> renewed, RenewalDesk desk) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(renewed.size() + " of " + all + " certificates of 47 days were renewed");
        days(renewed).forEach((day, number) -> lines.add(Seen.day(day) + "  " + number));
        var taken = desk.web.authority.taken();
        lines.add("orders at the authority: " + taken.size() + ", at most " + most(taken, HOUR) + " within an hour, "
                + anHour + " allowed");
        var ofDomain = taken.stream()
                .flatMap(order -> order.domains().stream())
                .distinct()
                .mapToLong(domain -> most(
                        taken.stream()
                                .filter(order -> order.domains().contains(domain))
                                .toList(),
                        Duration.ofDays(7)))
                .max()
                .orElse(0);
        lines.add("of one registered domain: at most " + ofDomain + " within a week, " + ofDomainAWeek + " allowed");
        var folder = Files.createDirectories(Path.of("target", "certificates"));
        Files.write(folder.resolve("renewals-of-" + all + ".txt"), lines);
    }

    private static long most(List<Begun> orders, Duration time) {
        return orders.stream()
                .mapToLong(last -> orders.stream()
                        .filter(order -> !order.at().isAfter(last.at())
                                && order.at().isAfter(last.at().minus(time)))
                        .count())
                .max()
                .orElse(0);
    }
}
