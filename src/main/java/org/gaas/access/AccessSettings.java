package org.gaas.access;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the desk must know about access.
 *
 * @param knownAccounts accounts on database servers that are the operator's own, such as {@code monitor@localhost}
 * @param usual for how long access is asked for that doesn't say so
 * @param emergency for how long somebody on call may give it alone, a day at most
 * @param trials who sees installations with invented data: who asked for them and has an agreement, or all developers
 * @param review how long those who look access over have for it
 */
@ConfigurationProperties("gaas.access")
record AccessSettings(
        @DefaultValue List<String> knownAccounts,
        @DefaultValue("P30D") Period usual,
        @DefaultValue("PT4H") Duration emergency,
        @DefaultValue("P30D") Period review,
        @DefaultValue("agreement") Trials trials) {
    /** Who sees installations with invented data. */
    enum Trials {
        AGREEMENT,
        DEVELOPERS
    }

    private static final Duration LONGEST_EMERGENCY = Duration.ofDays(1);

    AccessSettings {
        if (emergency.compareTo(LONGEST_EMERGENCY) > 0 || emergency.isNegative() || emergency.isZero())
            throw new IllegalArgumentException("gaas.access.emergency must be more than nothing and a day at most");
        var today = LocalDate.EPOCH;
        if (!today.plus(usual).isAfter(today) || !today.plus(review).isAfter(today))
            throw new IllegalArgumentException("gaas.access.usual and gaas.access.review must be a day or more");
    }

    boolean knows(String account) {
        return knownAccounts.contains(account);
    }
}
