package org.gaas.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.gaas.certificates.RenewalQueue.Begun;
import org.gaas.certificates.RenewalQueue.Limits;
import org.gaas.certificates.RenewalQueue.Renewable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Renewal")
class RenewalQueueTest {
    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest(name = "of {0} days: after {1} hours")
    @CsvSource({"398,8832", "200,4080", "100,1680", "90,1440", "47,752", "6,96"})
    @DisplayName("begins 30 days ahead, or when two thirds of a short lifetime are over")
    void begins(int days, int hours) {
        assertThat(of(1, days, "zorg.nl").validity().renewal()).isEqualTo(DAY.plus(Duration.ofHours(hours)));
    }

    @Test
    @DisplayName("waits until it is time, and begins with what ends first")
    void order() {
        var queue = new RenewalQueue(new Limits(2, 10));
        var all = List.of(of(1, 60, "a.nl"), of(2, 47, "b.nl"), of(3, 50, "c.nl"), of(4, 200, "d.nl"));

        assertThat(queue.next(DAY.plus(Duration.ofDays(31)), all, List.of())).isEmpty();
        assertThat(queue.next(DAY.plus(Duration.ofDays(45)), all, List.of()))
                .extracting(Renewable::number)
                .containsExactly(2L, 3L);
    }

    @Test
    @DisplayName("of one registered domain never begins more often in a week than its authority takes; others go on")
    void domains() {
        var queue = new RenewalQueue(new Limits(10, 2));
        var now = DAY.plus(Duration.ofDays(46));
        var all = List.of(of(1, 47, "zorg.nl"), of(2, 47, "zorg.nl"), of(3, 47, "care.nl"));
        var lately = List.of(
                new Begun(now.minus(Duration.ofDays(6)), Set.of("zorg.nl")),
                new Begun(now.minus(Duration.ofDays(8)), Set.of("zorg.nl")));

        assertThat(queue.next(now, all, lately)).extracting(Renewable::number).containsExactly(1L, 3L);
    }

    @ParameterizedTest(name = "of {0} days")
    @ValueSource(ints = {200, 100, 47})
    @DisplayName("of a thousand that began together is spread over days, none late, never more than the limits")
    void thousand(int days) {
        var limits = new Limits(20, 40);
        var queue = new RenewalQueue(limits);
        Map<Long, Renewable> all = new HashMap<>();
        LongStream.rangeClosed(1, 1000).forEach(n -> all.put(n, of(n, days, "zorg" + n % 40 + ".nl")));
        List<Begun> begun = new ArrayList<>();

        var now = DAY;
        while (!all.isEmpty() && now.isBefore(DAY.plus(Duration.ofDays(days)))) {
            for (var one : queue.next(now, all.values(), begun)) {
                assertThat(now).isBefore(one.validity().until());
                all.remove(one.number());
                begun.add(new Begun(now, one.domains()));
            }
            now = now.plus(HOUR);
        }

        assertThat(all).as("those that were late").isEmpty();
        var perDay = new TreeMap<Instant, Integer>();
        begun.forEach(order -> perDay.merge(order.at().truncatedTo(ChronoUnit.DAYS), 1, Integer::sum));
        assertThat(perDay.size()).as("days").isGreaterThan(1);
        assertThat(mostWithin(begun, HOUR)).isLessThanOrEqualTo(limits.anHour());
        begun.stream().flatMap(order -> order.domains().stream()).distinct().forEach(domain -> assertThat(mostWithin(
                        begun.stream()
                                .filter(order -> order.domains().contains(domain))
                                .toList(),
                        Duration.ofDays(7)))
                .as(domain)
                .isLessThanOrEqualTo(limits.ofDomainAWeek()));
    }

    @ParameterizedTest
    @CsvSource({
        "epd.zorg.nl,zorg.nl",
        "*.zorg.nl,zorg.nl",
        "zorg.nl,zorg.nl",
        "www.zorg.co.uk,zorg.co.uk",
        "localhost,localhost",
        "xn--bcher-kva.example.nl,example.nl"
    })
    @DisplayName("counts names by what somebody registered")
    void registered(String name, String domain) {
        assertThat(RegisteredDomains.of(List.of(name))).containsExactly(domain);
    }

    private static long mostWithin(List<Begun> orders, Duration time) {
        return orders.stream()
                .mapToLong(last -> orders.stream()
                        .filter(order -> !order.at().isAfter(last.at())
                                && order.at().isAfter(last.at().minus(time)))
                        .count())
                .max()
                .orElse(0);
    }

    private static Renewable of(long number, int days, String domain) {
        return new Renewable(number, Set.of(domain), new Validity(DAY, DAY.plus(Duration.ofDays(days))));
    }
}
