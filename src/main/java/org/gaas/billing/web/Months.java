package org.gaas.billing.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.springframework.stereotype.Component;

/** Reads which month somebody asks for. */
@Component
class Months {
    private final Clock clock;

    Months(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param month like {@code 2026-11}; null for the present one
     * @throws InvalidInput {@code MONTH_INVALID}
     */
    YearMonth parse(String month) {
        try {
            var wanted = month == null ? YearMonth.now(clock) : YearMonth.parse(month);
            if (!Utc.holds(wanted.getYear())) throw new DateTimeException("no such year");
            return wanted;
        } catch (DateTimeException wrong) {
            throw new InvalidInput("month", "MONTH_INVALID", "must be a year and a month, like 2026-11");
        }
    }
}
