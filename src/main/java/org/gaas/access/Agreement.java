package org.gaas.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;

/**
 * That a developer works for a customer, or at one of the projects. Without one, there is no access. Never changed: it may
 * be ended early, and another made.
 *
 * @param customer for all projects of this customer, later ones too; else empty
 * @param project for this project; else empty
 * @param from the first day
 * @param until the last day
 * @param consent who at the customer agreed, when and how
 * @param by the manager who made it
 * @param ended when it was ended early; empty: it was not
 */
public record Agreement(
        long number,
        String developer,
        Optional<CustomerId> customer,
        Optional<ProjectName> project,
        LocalDate from,
        LocalDate until,
        String consent,
        String by,
        Instant made,
        Optional<Ended> ended) {
    /** The longest that one may last: whoever works on asks the customer again. */
    static final int MOST_YEARS = 2;

    private static final int LONGEST = 500;

    /**
     * @param by who ended it
     * @param why for the trail
     */
    public record Ended(Instant at, String by, String why) {}

    /**
     * @throws InvalidInput {@code AGREEMENT_FOR_WHAT}, {@code AGREEMENT_DATES} or {@code CONSENT_INVALID}
     */
    public Agreement {
        if (customer.isPresent() == project.isPresent()) throw forWhat();
        if (until.isBefore(from)) throw dates("must not be before the first day");
        if (until.isAfter(from.plusYears(MOST_YEARS)))
            throw dates("must be within " + MOST_YEARS + " years of the first day: then the customer is asked again");
        consent = sentence("consent", consent);
    }

    /** Whether it counts on this day: its first and its last are in it. */
    public boolean holds(LocalDate day) {
        return ended.isEmpty() && !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether it is about this project. */
    public boolean covers(Project about) {
        return project.filter(about.name()::equals).isPresent()
                || customer.isPresent() && customer.equals(about.customer());
    }

    /** What it is for, in words. */
    public String about() {
        return about(customer, project);
    }

    /** The same of what is none yet. */
    static String about(Optional<CustomerId> customer, Optional<ProjectName> project) {
        return project.map(name -> "project " + name)
                .or(() -> customer.map(id -> "customer " + id.value()))
                .orElseThrow(Agreement::forWhat);
    }

    /**
     * What a person wrote down, as one line.
     *
     * @throws InvalidInput {@code FIELD_REQUIRED} or {@code CONSENT_INVALID}
     */
    static String sentence(String field, String written) {
        if (written == null || written.isBlank()) throw InvalidInput.missing(field);
        var line = written.strip();
        if (line.length() > LONGEST || line.codePoints().anyMatch(Agreement::unprintable))
            throw new InvalidInput(field, "CONSENT_INVALID", "must be one line of at most " + LONGEST + " characters");
        return line;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static InvalidInput forWhat() {
        return new InvalidInput("project", "AGREEMENT_FOR_WHAT", "say for which project, or for which customer");
    }

    private static InvalidInput dates(String complaint) {
        return new InvalidInput("until", "AGREEMENT_DATES", complaint);
    }
}
