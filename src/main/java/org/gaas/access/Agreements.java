package org.gaas.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Customers;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works for whom. A manager makes an agreement, with the consent of the customer that it names (the matrix: M and C).
 * Each is in the trail, or it was not made.
 */
@Component
public class Agreements {
    private final AgreementRows rows;
    private final Projects projects;
    private final Customers customers;
    private final People people;
    private final Trail trail;
    private final Clock clock;
    private final ZoneId zone;

    public Agreements(
            JdbcClient database,
            Projects projects,
            Customers customers,
            People people,
            Trail trail,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.rows = new AgreementRows(database);
        this.projects = projects;
        this.customers = customers;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
        this.zone = zone;
    }

    /** The day that it is, where the desk's people work. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** When a day is over, where the desk's people work. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** All that there ever were, by number. */
    public List<Agreement> all() {
        return rows.all();
    }

    /**
     * @throws InvalidInput {@code AGREEMENT_UNKNOWN}
     */
    public Agreement get(long number) {
        return rows.find(number)
                .orElseThrow(
                        () -> new InvalidInput("agreement", "AGREEMENT_UNKNOWN", "there is no agreement " + number));
    }

    /**
     * Makes one that the customer consented to; who asks the customer, and who writes the answer down, sees
     * {@link MakeAgreementProcess} to.
     *
     * @param consent who at the customer agreed, when and how
     * @param by a manager
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code DEVELOPER_UNKNOWN}, {@code AGREEMENT_OWN}, {@code PROJECT_UNKNOWN},
     *     {@code CUSTOMER_UNKNOWN}, {@code AGREEMENT_DATES} and all of {@link Agreement}
     */
    @Transactional
    public Agreement make(WantedAgreement wanted, String consent, String by) {
        return keep(possible(wanted, consent, by));
    }

    /** Says early what {@link #make} would refuse. */
    Agreement possible(WantedAgreement wanted, String consent, String by) {
        people.require(by, Role.MANAGERS);
        return checked(wanted, consent, by);
    }

    /**
     * Makes one that a manager decided on before, from today on: that it was one was looked at then.
     *
     * @param consent what the customer accepted
     * @throws InvalidInput as above
     */
    @Transactional
    public Agreement decided(String developer, ProjectName project, LocalDate until, String consent, String by) {
        var wanted = new WantedAgreement(developer, Optional.empty(), Optional.of(project), Optional.empty(), until);
        return keep(checked(wanted, consent, by));
    }

    private Agreement keep(Agreement wanted) {
        var made = get(rows.insert(wanted));
        trail.record(Entry.decision(made.by(), "make-agreement", made.developer())
                .subject("agreement " + made.number() + " for " + made.about())
                .detail(made.from() + " to " + made.until() + "; the customer's consent: " + made.consent()));
        return made;
    }

    private Agreement checked(WantedAgreement wanted, String consent, String by) {
        var agreement = new Agreement(
                0,
                known(wanted.developer()),
                wanted.customer(),
                wanted.project(),
                wanted.from().orElseGet(this::today),
                wanted.until(),
                consent,
                by,
                clock.instant(),
                Optional.empty());
        require(agreement);
        return agreement;
    }

    /**
     * Ends one before its last day, at once.
     *
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code AGREEMENT_UNKNOWN} or {@code AGREEMENT_ENDED}
     */
    @Transactional
    public Agreement end(long number, String why, String by) {
        people.require(by, Role.MANAGERS);
        var agreement = get(number);
        var reason = Agreement.sentence("why", why);
        if (agreement.until().isBefore(today()) || !rows.end(number, new Agreement.Ended(clock.instant(), by, reason)))
            throw new InvalidInput("agreement", "AGREEMENT_ENDED", "the agreement " + number + " has ended already");
        trail.record(Entry.decision(by, "end-agreement", agreement.developer())
                .subject("agreement " + number + " for " + agreement.about())
                .detail(reason));
        return get(number);
    }

    /**
     * Ends those for exactly this project, because nothing of it is left; those for its customer stay.
     *
     * @param by who decided that nothing is left
     */
    @Transactional
    public void endAllFor(ProjectName project, String why, String by) {
        for (var one : all()) if (one.project().filter(project::equals).isPresent()) endIfHeld(one, why, by);
    }

    /** Ends these, as far as they did not end before. */
    @Transactional
    public void endAll(List<Long> numbers, String why, String by) {
        for (var number : numbers) endIfHeld(get(number), why, by);
    }

    private void endIfHeld(Agreement one, String why, String by) {
        if (one.ended().isEmpty()
                && !one.until().isBefore(today())
                && rows.end(one.number(), new Agreement.Ended(clock.instant(), by, why)))
            trail.record(Entry.decision(by, "end-agreement", one.developer())
                    .subject("agreement " + one.number() + " for " + one.about())
                    .detail(why));
    }

    private String known(String developer) {
        if (developer == null || developer.isBlank()) throw InvalidInput.missing("developer");
        return people.spellingOf(developer)
                .filter(name -> people.has(name, Role.DEVELOPERS))
                .orElseThrow(() -> new InvalidInput(
                        "developer", "DEVELOPER_UNKNOWN", "must be somebody with the role developers"));
    }

    private void require(Agreement wanted) {
        if (wanted.developer().equals(wanted.by()))
            throw new InvalidInput("developer", "AGREEMENT_OWN", "nobody makes an agreement with oneself");
        if (wanted.until().isBefore(today()))
            throw new InvalidInput("until", "AGREEMENT_DATES", "must not be over: today is " + today());
        wanted.project().filter(name -> projects.find(name).isEmpty()).ifPresent(name -> {
            throw new InvalidInput("project", "PROJECT_UNKNOWN", "there is no project '" + name + "'");
        });
        wanted.customer().filter(id -> customers.find(id).isEmpty()).ifPresent(id -> {
            throw new InvalidInput("customer", "CUSTOMER_UNKNOWN", "there is no customer '" + id.value() + "'");
        });
    }
}
