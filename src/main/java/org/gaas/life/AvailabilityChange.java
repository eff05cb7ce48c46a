package org.gaas.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody is there for a production at other times, from a day on.
 *
 * @param before what was agreed until then
 * @param since the first day of it, and of its price
 * @param reason who at the customer accepted it, when and how; empty: nobody was heard yet
 * @param accepted the hash of what the customer accepted; empty: nobody was heard yet, or it is older than that
 * @param changed when it became so; empty: it did not, or not yet
 */
public record AvailabilityChange(
        long number,
        String process,
        long production,
        String before,
        String availability,
        LocalDate since,
        String reason,
        String requester,
        Optional<String> accepted,
        Optional<Instant> changed) {}
