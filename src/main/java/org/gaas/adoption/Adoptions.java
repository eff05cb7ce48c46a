package org.gaas.adoption;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.gaas.adoption.Adoption.State;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.production.OpeningHold;
import org.gaas.production.OrderEnded;
import org.gaas.production.ProductionOrder;
import org.gaas.production.ProductionOrders;
import org.gaas.sites.ClosedSites;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sites that run elsewhere and become productions here: which may, and by whom it may be asked. */
@Component
public class Adoptions implements OpeningHold {
    private final AdoptionRows rows;
    private final ProductionOrders orders;
    private final Installations installations;
    private final ClosedSites closed;
    private final Policy policy;
    private final People people;
    private final EngineDoor door;
    private final Clock clock;

    Adoptions(
            AdoptionRows rows,
            ProductionOrders orders,
            Installations installations,
            ClosedSites closed,
            Policy policy,
            People people,
            EngineDoor door,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.installations = installations;
        this.closed = closed;
        this.policy = policy;
        this.people = people;
        this.door = door;
        this.clock = clock;
    }

    /** The adoption with this number. */
    public Adoption numbered(long number) {
        return rows.numbered(number);
    }

    /** The adoption that a process is about; empty before its request was looked at. */
    public Optional<Adoption> of(String process) {
        return rows.of(process);
    }

    /** The last that was begun for a production, whatever became of it. */
    public Optional<Adoption> lastOf(Installation production) {
        return rows.lastOf(production.number());
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_A_PRODUCTION}, {@code WAS_OPEN}, {@code NOT_SET_UP},
     *     {@code BEING_REMOVED} or {@code ADOPTION_RUNNING}
     * @throws Forbidden {@code ROLE_REQUIRED}: who may ask for a production, and hosting
     */
    public void requirePossible(AdoptionRequest request, String person) {
        var production = installations
                .find(request.production())
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "INSTALLATION_UNKNOWN",
                        "there is no installation '" + request.production() + "'"));
        var may = EnumSet.of(Role.HOSTING);
        may.addAll(policy.environment(production.environment()).install());
        people.require(person, may.toArray(Role[]::new));
        requireDark(production);
        if (rows.running(production.number()).isPresent()) throw running(request.production());
    }

    /**
     * Takes the production for this process; may be repeated by the same one.
     *
     * @throws RequestRefused it can't be; nothing is stored
     */
    public Adoption accept(AdoptionRequest request, String person, String process) throws RequestRefused {
        var known = of(process);
        if (known.isPresent()) return known.get();
        try {
            requirePossible(request, person);
            var production = installations.get(request.production());
            rows.insert(process, production.number(), request, person, clock.instant());
            return of(process).orElseThrow();
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (Forbidden no) {
            throw RequestRefused.because(no);
        } catch (DuplicateKeyException another) {
            throw RequestRefused.because(running(request.production()));
        }
    }

    /**
     * The production of an adoption, as long as nobody was ever let in: what people wrote here is never mixed with what
     * is brought, and never replaced by it.
     *
     * @throws AdoptionWithdrawn it is no such production any more
     */
    public Installation dark(Adoption adoption) throws AdoptionWithdrawn {
        var production = installations.numbered(adoption.production());
        try {
            requireDark(production);
        } catch (InvalidInput no) {
            throw new AdoptionWithdrawn(no.getMessage() + " (" + no.rule() + ")");
        }
        return production;
    }

    /**
     * Notes what is begun next, before it is: whoever takes the adoption back calls it off, or waits for its end.
     *
     * @throws AdoptionWithdrawn it is being taken back already
     */
    void begins(Adoption adoption, String operation) throws AdoptionWithdrawn {
        require(rows.begins(adoption.number(), operation));
    }

    /**
     * The same for what brings something of an export into the installation.
     *
     * @throws AdoptionWithdrawn it is being taken back already
     */
    void changes(Adoption adoption, String operation) throws AdoptionWithdrawn {
        require(rows.changes(adoption.number(), operation));
    }

    private static void require(boolean begins) throws AdoptionWithdrawn {
        if (!begins) throw new AdoptionWithdrawn("it was taken back before this began");
    }

    /** What was loaded last stays. */
    public void adopted(long number) {
        rows.become(number, State.ADOPTED);
    }

    /** Visitors may be let in, or another adoption may begin. */
    public void end(long number) {
        if (rows.numbered(number).state() != State.ADOPTED) rows.become(number, State.WITHDRAWN);
        rows.end(number, clock.instant());
    }

    /**
     * Nothing is being adopted into the production that this process onboards.
     *
     * @throws InvalidInput {@code ADOPTION_RUNNING}
     */
    void requireNone(String onboarding) {
        orders.of(onboarding).flatMap(order -> rows.running(order.production())).ifPresent(adoption -> {
            throw new InvalidInput(
                    "installation",
                    "ADOPTION_RUNNING",
                    "what runs at " + adoption.oldPlace() + " is being adopted: finish that, or withdraw it");
        });
    }

    /** Visitors wait until what is brought is there as a whole, or is gone again. */
    @Override
    public void require(Installation production) {
        rows.running(production.number()).ifPresent(adoption -> {
            throw new AdoptionUnderWay(production.id(), adoption.oldPlace());
        });
    }

    /** A production that is taken away takes what was brought for it along. */
    @EventListener
    void ended(OrderEnded ended) {
        rows.running(ended.order().production())
                .ifPresent(adoption -> door.tellIfWaiting(adoption.process(), "UndoRequested"));
    }

    /** Its production, whatever became of it. */
    Installation production(Adoption adoption) {
        return installations.numbered(adoption.production());
    }

    Optional<Adoption> running(Installation production) {
        return rows.running(production.number());
    }

    private void requireDark(Installation production) {
        var order = orders.about(production)
                .filter(one -> one.production() == production.number())
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "NOT_A_PRODUCTION",
                        production.id() + " is no production: ask for one first (gaas onboard)"));
        if (production.state() == Installation.State.REMOVING || order.ended().isPresent())
            throw new InvalidInput("installation", "BEING_REMOVED", production.id() + " is being taken away");
        if (orders.wasOpen(order.number()) || order.opened().isPresent())
            throw new InvalidInput(
                    "installation",
                    "WAS_OPEN",
                    "visitors were let into " + production.id() + " already: what they wrote is never replaced");
        if (!isSetUp(production, order) || !closed.isClosed(production))
            throw new InvalidInput(
                    "installation", "NOT_SET_UP", production.id() + " is not set up yet: wait until it is");
    }

    private boolean isSetUp(Installation production, ProductionOrder order) {
        return door.ended(
                order.process(), "set-up-installation", production.id().value());
    }

    private static InvalidInput running(InstallationId production) {
        return new InvalidInput(
                "installation", "ADOPTION_RUNNING", "a site is being adopted into " + production + " already");
    }
}
