package org.gaas.certificates;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which renewals begin now: those nearest their end first, and never more than an authority takes. So many that became
 * due on one day are spread over days, and none of them late.
 */
final class RenewalQueue {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Limits limits;

    RenewalQueue(Limits limits) {
        this.limits = limits;
    }

    /**
     * What may begin; an authority's own limits stay above these, so that a person can still order something by hand.
     *
     * @param anHour orders within any hour
     * @param ofDomainAWeek orders within any seven days that hold a name of the same registered domain
     */
    record Limits(int anHour, int ofDomainAWeek) {
        Limits {
            if (anHour < 1 || ofDomainAWeek < 1) throw new IllegalArgumentException("limits begin at 1");
        }
    }

    /**
     * A certificate that will need a successor.
     *
     * @param number the certificate's
     * @param domains the registered domains of its names
     */
    record Renewable(long number, Set<String> domains, Validity validity) {}

    /** An order that was begun. */
    record Begun(Instant at, Set<String> domains) {}

    /**
     * Those to begin now, the most urgent first.
     *
     * @param all whose renewal has not begun
     * @param lately orders begun within the last seven days; older ones don't matter
     */
    List<Renewable> next(Instant now, Collection<Renewable> all, Collection<Begun> lately) {
        var free = limits.anHour() - (int) within(lately, now, HOUR).count();
        var ofDomain = new HashMap<String, Integer>();
        within(lately, now, WEEK).forEach(order -> count(ofDomain, order.domains()));
        var next = new ArrayList<Renewable>();
        for (var one : byEnd(now, all)) {
            if (next.size() >= free) break;
            if (one.domains().stream().anyMatch(name -> ofDomain.getOrDefault(name, 0) >= limits.ofDomainAWeek()))
                continue;
            next.add(one);
            count(ofDomain, one.domains());
        }
        return next;
    }

    private static List<Renewable> byEnd(Instant now, Collection<Renewable> all) {
        return all.stream()
                .filter(one -> !one.validity().renewal().isAfter(now))
                .sorted(comparing((Renewable one) -> one.validity().until()).thenComparing(Renewable::number))
                .toList();
    }

    private static Stream<Begun> within(Collection<Begun> lately, Instant now, Duration time) {
        return lately.stream().filter(order -> order.at().isAfter(now.minus(time)));
    }

    private static void count(Map<String, Integer> ofDomain, Set<String> domains) {
        domains.forEach(name -> ofDomain.merge(name, 1, Integer::sum));
    }
}
