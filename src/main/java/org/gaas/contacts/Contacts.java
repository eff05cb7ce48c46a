package org.gaas.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Customers;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who answers for a customer. Whoever names a contact could name a letter box of their own: so it is a manager who does, or
 * what a second person approved.
 */
@Component
public class Contacts {
    private final JdbcClient database;
    private final Customers customers;
    private final Projects projects;
    private final People people;
    private final Trail trail;
    private final ContactSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(
            JdbcClient database,
            Customers customers,
            Projects projects,
            People people,
            Trail trail,
            ContactSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.projects = projects;
        this.people = people;
        this.trail = trail;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Who answers for a customer, and since when. */
    public record Answering(CustomerId customer, Contact contact, Instant since) {}

    /** All who answer for customers now. */
    public List<Answering> all() {
        return database.sql("select * from contact order by customer")
                .query((row, n) -> new Answering(
                        new CustomerId(row.getString("customer")),
                        contact(row, n),
                        Utc.instant(row.getObject("named", LocalDateTime.class))))
                .list();
    }

    /** Who answers for this customer now. */
    public Optional<Contact> of(CustomerId customer) {
        return database.sql("select * from contact where customer = ?")
                .param(customer.value())
                .query(Contacts::contact)
                .optional();
    }

    /** Who answers for the customer whose project this is. */
    public Optional<Contact> of(ProjectName project) {
        return projects.find(project).flatMap(Project::customer).flatMap(this::of);
    }

    /**
     * A manager says who answers for a customer from now on.
     *
     * @throws InvalidInput {@code CUSTOMER_UNKNOWN}, {@code CONTACT_IS_STAFF}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void name(CustomerId customer, Contact contact, String by) {
        people.require(by, Role.MANAGERS);
        requireOutside(contact);
        if (customers.find(customer).isEmpty())
            throw new InvalidInput("customer", "CUSTOMER_UNKNOWN", "there is no customer '" + customer + "'");
        keep(customer, contact);
        trail.record(
                Entry.decision(by, "name-contact", "").subject(customer.value()).detail(contact.toString()));
        events.publishEvent(new ContactNamed(customer, contact, by));
    }

    /**
     * The same where nobody does yet.
     *
     * @throws InvalidInput {@code CONTACT_EXISTS} and all of {@link #name}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void add(CustomerId customer, Contact contact, String by) {
        people.require(by, Role.MANAGERS);
        if (of(customer).isPresent())
            throw new InvalidInput("customer", "CONTACT_EXISTS", "somebody answers for '" + customer + "' already");
        name(customer, contact, by);
    }

    /**
     * Nobody answers for a customer any more, and nobody is asked by links; those that were sent open nothing.
     *
     * @param why for the trail
     * @throws InvalidInput {@code CONTACT_UNKNOWN} or {@code FIELD_REQUIRED}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    @Transactional
    public void end(CustomerId customer, String why, String by) {
        people.require(by, Role.MANAGERS);
        if (why.isBlank()) throw InvalidInput.missing("why");
        var before = require(customer);
        forget(customer);
        trail.record(Entry.decision(by, "end-contact", "")
                .subject(customer.value())
                .outcome("DONE")
                .detail(before + ": " + why.strip()));
    }

    /**
     * Who answers for this customer now.
     *
     * @throws InvalidInput {@code CONTACT_UNKNOWN}
     */
    public Contact require(CustomerId customer) {
        return of(customer)
                .orElseThrow(() -> new InvalidInput(
                        "customer", "CONTACT_UNKNOWN", "nobody is named who answers for '" + customer + "'"));
    }

    /** Keeps whom a second person approved together with what they answered; who was named before stays. */
    @Transactional
    public boolean keepFirst(CustomerId customer, Contact contact) {
        if (of(customer).isPresent()) return false;
        keep(customer, contact);
        trail.record(Entry.change("name-contact", "")
                .subject(customer.value())
                .outcome("DONE")
                .detail(contact.toString()));
        return true;
    }

    /** Nobody answers any more, where it is still this address: nothing came of what it was kept for. May be repeated. */
    public void takeBack(CustomerId customer, String mail) {
        var now = of(customer).filter(contact -> contact.mail().equals(mail));
        if (now.isEmpty()) return;
        forget(customer);
        trail.record(Entry.change("end-contact", "")
                .subject(customer.value())
                .outcome("DONE")
                .detail(now.get() + ": nothing came of what was asked for"));
    }

    /**
     * Somebody with an account would answer in the customer's place.
     *
     * @throws InvalidInput {@code CONTACT_IS_STAFF}
     */
    public void requireOutside(Contact contact) {
        if (people.isMailOfSomebody(contact.mail()))
            throw new InvalidInput(
                    "contact",
                    "CONTACT_IS_STAFF",
                    "must be somebody at the customer; this address is one of the desk's own people");
    }

    Language languageOf(Asked asked) {
        return asked.contact()
                .language()
                .or(() -> asked.customer().flatMap(this::of).flatMap(Contact::language))
                .orElseGet(settings::language);
    }

    private void keep(CustomerId customer, Contact contact) {
        forget(customer);
        database.sql("insert into contact (customer, name, mail, language, named) values (?, ?, ?, ?, ?)")
                .params(customer.value(), contact.name(), contact.mail())
                .params(contact.language().map(Language::code).orElse(null), Utc.of(clock.instant()))
                .update();
    }

    private void forget(CustomerId customer) {
        database.sql("delete from contact where customer = ?")
                .param(customer.value())
                .update();
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        return new Contact(
                row.getString("name"),
                row.getString("mail"),
                Optional.ofNullable(row.getString("language")).flatMap(Language::of));
    }
}
