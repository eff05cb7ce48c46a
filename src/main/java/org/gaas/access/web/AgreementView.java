package org.gaas.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Agreement;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;

/**
 * An agreement, as clients see it.
 *
 * @param state to-come, holds, over, or ended before its last day
 * @param pending why accounts do not follow it everywhere yet, a sentence for each server; the desk goes on trying
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementView(
        long number,
        String developer,
        String project,
        String customer,
        LocalDate from,
        LocalDate until,
        String consent,
        String by,
        Instant made,
        Instant ended,
        String endedBy,
        String why,
        String state,
        List<String> pending) {
    static AgreementView of(Agreement one, LocalDate today, List<AccountsInPlace.Outcome> brought) {
        var end = one.ended();
        return new AgreementView(
                one.number(),
                one.developer(),
                one.project().map(ProjectName::value).orElse(null),
                one.customer().map(CustomerId::value).orElse(null),
                one.from(),
                one.until(),
                one.consent(),
                one.by(),
                one.made(),
                end.map(Agreement.Ended::at).orElse(null),
                end.map(Agreement.Ended::by).orElse(null),
                end.map(Agreement.Ended::why).orElse(null),
                state(one, today),
                Pending.of(brought));
    }

    private static String state(Agreement one, LocalDate today) {
        if (one.ended().isPresent()) return "ended";
        if (one.holds(today)) return "holds";
        return today.isBefore(one.from()) ? "to-come" : "over";
    }
}
