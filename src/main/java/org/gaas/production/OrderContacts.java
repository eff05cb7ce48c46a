package org.gaas.production;

import java.util.EnumSet;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.billing.Quote;
import org.gaas.billing.Quotes;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactNamed;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.Links;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OutsideDoor;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody else at the customer is asked about a production than its request says: addresses are mistyped. Until hosting
 * approved whom it is; from then on the contact is the customer's, and managers name another one.
 */
@Component
public class OrderContacts {
    private final ProductionOrders orders;
    private final Installations installations;
    private final Productions productions;
    private final Quotes quotes;
    private final Contacts contacts;
    private final Links links;
    private final EngineDoor door;
    private final OutsideDoor tasks;
    private final People people;
    private final Trail trail;

    OrderContacts(
            ProductionOrders orders,
            Installations installations,
            Productions productions,
            Quotes quotes,
            Contacts contacts,
            Links links,
            EngineDoor door,
            OutsideDoor tasks,
            People people,
            Trail trail) {
        this.orders = orders;
        this.installations = installations;
        this.productions = productions;
        this.quotes = quotes;
        this.contacts = contacts;
        this.links = links;
        this.door = door;
        this.tasks = tasks;
        this.people = people;
        this.trail = trail;
    }

    /**
     * From now on this one is asked. Links to who was asked before are void; where the quote waits for its answer, it is sent
     * to the new one.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}, {@code NOT_BEING_ONBOARDED}, {@code CONTACT_IS_STAFF},
     *     {@code QUOTE_ANSWERED} or {@code CONTACT_SETTLED}
     * @throws org.gaas.engine.Forbidden {@code ROLE_REQUIRED}: who asked for it, hosting and managers may
     */
    @Transactional
    public void name(InstallationId production, Contact contact, String by) {
        var order = orders.about(installations.get(production))
                .filter(found -> found.opened().isEmpty() && door.runs(found.process()))
                .orElseThrow(() -> new InvalidInput(
                        "installation",
                        "NOT_BEING_ONBOARDED",
                        production + " is no production that is being set up: nobody is asked about it"));
        requireMay(order, by);
        contacts.requireOutside(contact);
        requireOpen(order);
        change(order, contact, by);
    }

    /** Whom a manager names for the customer is asked about all that was not answered yet. */
    @EventListener
    void named(ContactNamed named) {
        for (var order : orders.open(named.customer()))
            if (door.runs(order.process()) && trouble(order).isEmpty()) change(order, named.contact(), named.by());
    }

    private void requireMay(ProductionOrder order, String by) {
        var may = EnumSet.of(Role.HOSTING, Role.MANAGERS);
        if (by.equalsIgnoreCase(order.requester())) may.addAll(productions.mayAsk());
        people.require(by, may.toArray(Role[]::new));
    }

    private void requireOpen(ProductionOrder order) {
        var trouble = trouble(order);
        if (trouble.isPresent()) throw trouble.get();
    }

    /** Why it can't be somebody else any more. */
    private Optional<InvalidInput> trouble(ProductionOrder order) {
        if (order.quote().isEmpty() || isOpen(order, "Task_AcceptQuote") || isOpen(order, "Task_ReviseRequest"))
            return Optional.empty();
        if (isOpen(order, "Task_ApproveAndPlace"))
            return Optional.of(
                    new InvalidInput(
                            "contact",
                            "QUOTE_ANSWERED",
                            "the quote was accepted by " + answeredBy(order)
                                    + "; when that was the wrong one, let hosting return"
                                    + " the request, name another contact, and send it again: then a new quote is asked about"));
        return Optional.of(new InvalidInput(
                "contact",
                "CONTACT_SETTLED",
                "the quote was answered, and is looked at or was approved with its contact; from then on a manager names"
                        + " who answers for the customer: gaas contact change CUSTOMER"));
    }

    private String answeredBy(ProductionOrder order) {
        return order.quote()
                .map(quotes::numbered)
                .flatMap(Quote::answer)
                .map(Quote.Answer::by)
                .orElse("the customer");
    }

    private boolean isOpen(ProductionOrder order, String task) {
        return tasks.find(order.process(), task).isPresent();
    }

    private void change(ProductionOrder order, Contact contact, String by) {
        if (order.contact().equals(contact)) return;
        orders.contact(order.number(), contact, by);
        // what somebody else accepted does not hold: the new one is asked
        if (isOpen(order, "Task_ReviseRequest")) orders.withoutQuote(order.number());
        var production = installations.numbered(order.production());
        trail.record(Entry.decision(by, "name-contact", production.id().value())
                .subject("order " + order.number())
                .detail(contact + ", in the place of " + order.contact())
                .work(order.process()));
        tasks.find(order.process(), "Task_AcceptQuote").ifPresent(asked -> links.askAnew(asked.id(), by));
    }
}
