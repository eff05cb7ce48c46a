package org.gaas.life;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OutsideDoor;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.life.Offboarding.State;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.ProductionOrder;
import org.gaas.production.ProductionOrders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Productions that are ended for good: which may be, and by whom it may be asked. */
@Component
public class Offboardings {
    private final OffboardingRows rows;
    private final NamesChangeRows names;
    private final ProductionOrders orders;
    private final Installations installations;
    private final Policy policy;
    private final People people;
    private final EngineDoor door;
    private final OutsideDoor tasks;
    private final Clock clock;
    private final ZoneId zone;

    Offboardings(
            OffboardingRows rows,
            NamesChangeRows names,
            ProductionOrders orders,
            Installations installations,
            Policy policy,
            People people,
            EngineDoor door,
            OutsideDoor tasks,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.rows = rows;
        this.names = names;
        this.orders = orders;
        this.installations = installations;
        this.policy = policy;
        this.people = people;
        this.door = door;
        this.tasks = tasks;
        this.clock = clock;
        this.zone = zone;
    }

    /** The offboarding with this number. */
    public Offboarding numbered(long number) {
        return rows.numbered(number);
    }

    /** The offboarding that a process is about; empty before its request was looked at. */
    public Optional<Offboarding> of(String process) {
        return rows.of(process);
    }

    /** The last that was begun for a production, whatever became of it. */
    public Optional<Offboarding> lastOf(Installation production) {
        return rows.lastOf(production.number());
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_PRODUCTION}, {@code NOT_OPEN_YET}, {@code BUSY},
     *     {@code OFFBOARDING_RUNNING}, {@code BEING_REMOVED} or {@code DATE_PAST}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}
     */
    public void requirePossible(OffboardingRequest request, String person) {
        var production = production(request.production());
        order(production);
        people.require(person, environment(production).remove().toArray(Role[]::new));
        requireLiving(production);
        if (running(production).isPresent()) throw running(request.production());
        if (names.running(production.number()).isPresent())
            throw new InvalidInput(
                    "installation",
                    "BUSY",
                    "names of " + production.id() + " are being changed: wait for the end of that");
        closing(request);
    }

    /**
     * Takes the production for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be ended now; nothing is stored
     */
    public Offboarding accept(OffboardingRequest request, String person, String process) throws RequestRefused {
        var known = of(process);
        if (known.isPresent()) return known.get();
        try {
            requirePossible(request, person);
            var production = production(request.production());
            var days = request.keepDays()
                    .or(() -> environment(production).archive().map(Environment.Archive::days))
                    .orElse(0);
            var heard = request.heard(CustomersAnswers.word(request.reason(), person, people));
            rows.insert(process, order(production), heard, closing(request), days, person, clock.instant());
            return of(process).orElseThrow();
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(running(request.production()));
        }
    }

    /** When nobody is let in any more: at the beginning of the day. */
    public String closesAt(Offboarding offboarding) {
        return offboarding.closing().atStartOfDay(zone).toInstant().toString();
    }

    /** Whether the customer said so. */
    public boolean isHeard(Offboarding offboarding) {
        return !offboarding.reason().isEmpty();
    }

    /**
     * Nobody hands a production over that is being destroyed.
     *
     * @return whether somebody did before
     */
    boolean settle(Offboarding offboarding) {
        var onboarding = orders.numbered(offboarding.order()).process();
        var handedOver = !door.runs(onboarding);
        door.tellIfWaiting(onboarding, "ProductionEnds");
        return handedOver;
    }

    /** Nothing is destroyed: it stays as it was. */
    public void keep(long number) {
        rows.end(number, State.WITHDRAWN, clock.instant());
    }

    /** One that runs for a production, and may still be withdrawn or not. */
    Optional<Offboarding> running(Installation production) {
        return lastOf(production).filter(last -> last.ended().isEmpty());
    }

    /**
     * The order of a production that visitors are let into, and that nothing else is done with.
     *
     * @throws InvalidInput {@code NOT_A_PRODUCTION}, {@code NOT_OPEN_YET}, {@code BUSY} or {@code BEING_REMOVED}
     */
    ProductionOrder requireLiving(Installation production) {
        var order = order(production);
        if (order.opened().isEmpty())
            throw new InvalidInput(
                    "installation",
                    "NOT_OPEN_YET",
                    production.id() + " is not open yet: gaas withdraw " + production.id()
                            + " takes away what was set up for it");
        // visitors are let in already: who hands it over holds nothing up
        if (door.runs(order.process())
                && tasks.find(order.process(), "Task_HandOverProduction").isEmpty())
            throw new InvalidInput("installation", "BUSY", production.id() + " is still being opened");
        if (production.state() == Installation.State.REMOVING)
            throw new InvalidInput("installation", "BEING_REMOVED", production.id() + " is being removed already");
        return order;
    }

    Installation production(InstallationId id) {
        return installations
                .find(id)
                .orElseThrow(() -> new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'"));
    }

    private ProductionOrder order(Installation production) {
        var order = orders.about(production)
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "NOT_A_PRODUCTION",
                        production.id() + " is no production: gaas remove takes it"));
        if (order.production() == production.number()) return order;
        throw new InvalidInput(
                "installation",
                "NOT_A_PRODUCTION",
                production.id() + " goes with its production: name "
                        + installations.numbered(order.production()).id());
    }

    private LocalDate closing(OffboardingRequest request) {
        var today = LocalDate.now(clock.withZone(zone));
        var closing = request.closing().orElse(today);
        if (closing.isBefore(today))
            throw new InvalidInput(LifeVars.CLOSING.name(), "DATE_PAST", "is over already: today is " + today);
        return closing;
    }

    private Environment environment(Installation installation) {
        return policy.environment(installation.environment());
    }

    private static InvalidInput running(InstallationId production) {
        return new InvalidInput(
                "installation", "OFFBOARDING_RUNNING", production + " is being ended already, by another process");
    }
}
