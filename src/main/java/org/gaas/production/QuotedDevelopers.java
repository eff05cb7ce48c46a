package org.gaas.production;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom quotes name as the customer's developers: who accepts one agrees that they work on acceptance, until its day. */
@Component
public class QuotedDevelopers {
    /** As long as an agreement may last ({@code access}). */
    private static final int MOST_YEARS = 2;

    private final JdbcClient database;
    private final Clock clock;
    private final ZoneId zone;
    private final Period lasts;

    /**
     * @param lasts for how long, from the day of the quote
     * @throws IllegalArgumentException not a day, or more than two years
     */
    QuotedDevelopers(
            JdbcClient database,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone,
            @Value("${gaas.production.developers:P1Y}") Period lasts) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.lasts = lasts;
        var day = LocalDate.EPOCH;
        if (!day.plus(lasts).isAfter(day) || day.plus(lasts).isAfter(day.plusYears(MOST_YEARS)))
            throw new IllegalArgumentException("gaas.production.developers must be from a day to two years, as P1Y");
    }

    /** What one quote says of them; nobody: it says nothing. */
    record Named(List<String> developers, LocalDate until) {
        Named {
            developers = List.copyOf(developers);
        }

        boolean isSomebody() {
            return !developers.isEmpty();
        }
    }

    /** A new quote names them, from today on. */
    void name(long quote, List<String> developers) {
        database.sql("insert into production_quoted (quote, developers, until) values (?, ?, ?)")
                .params(
                        quote,
                        String.join(" ", developers),
                        LocalDate.now(clock.withZone(zone)).plus(lasts))
                .update();
    }

    /** Empty for quotes of before, which name nobody. */
    Optional<Named> in(long quote) {
        return database.sql("select developers, until from production_quoted where quote = ?")
                .param(quote)
                .query((row, n) -> new Named(
                        Arrays.stream(row.getString("developers").split(" "))
                                .filter(user -> !user.isEmpty())
                                .toList(),
                        row.getObject("until", LocalDate.class)))
                .optional();
    }

    /** Whether a quote names all of them; those of before were about nobody, and hold as they are. */
    boolean names(long quote, List<String> developers) {
        return in(quote)
                .filter(named -> !named.developers().containsAll(developers))
                .isEmpty();
    }

    /** What a quote says of them, for people of the hosting company; empty text: nothing. */
    String words(long quote) {
        return in(quote)
                .filter(Named::isSomebody)
                .map(named -> "\n\nDevelopers: " + String.join(", ", named.developers())
                        + ". Accepting it lets them work on the customer's acceptance until " + named.until() + ".")
                .orElse("");
    }
}
