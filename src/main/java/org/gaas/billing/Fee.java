package org.gaas.billing;

import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.Money;
import org.gaas.installations.ProjectName;

/**
 * What a customer pays again and again, without VAT.
 *
 * @param source what it came from, the same for ever: there is one fee for it
 * @param customer the customer's name on that day
 * @param text what customers read
 * @param until the last day; empty: nobody ended it
 */
public record Fee(
        String source,
        ProjectName project,
        String customer,
        String kind,
        String text,
        Money amount,
        Per per,
        LocalDate since,
        Optional<LocalDate> until) {}
