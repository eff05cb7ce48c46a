package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.certificates.CertificateVars.WAY;

import java.util.Optional;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactNamed;
import org.gaas.contacts.Contacts;
import org.gaas.engine.Money;
import org.gaas.engine.TestEngine;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Installations;
import org.gaas.installations.Projects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What an order changed beyond itself")
class BeforeOrderTest {
    private static final TestEngine engine = RequestDesk.shared();
    private final Productions productions = engine.get(Productions.class);
    private final ProductionOrders orders = engine.get(ProductionOrders.class);
    private final Installations installations = engine.get(Installations.class);
    private final Offers offers = engine.get(Offers.class);
    private final BeforeOrder before = engine.get(BeforeOrder.class);

    @BeforeEach
    void begin() throws Exception {
        RequestDesk.at(RequestDesk.BEGIN);
        RequestDesk.empty(engine);
    }

    @Test
    @DisplayName("that is withdrawn leaves the customer's contact and the project's ceiling as they were")
    void asBefore() throws Exception {
        var order = orderedCertificate();
        assertThat(RequestDesk.ceiling(order.project())).isEqualTo(Money.euro("150"));
        before.keepContact(order.number());
        before.keepContact(order.number());
        assertThat(contact(order)).map(Contact::mail).hasValue("c.klant@example.org");
        before.takeBack(orders.numbered(order.number()));
        before.takeBack(orders.numbered(order.number()));
        assertThat(RequestDesk.ceiling(order.project())).isEqualTo(Money.euro("0"));
        assertThat(contact(order)).isEmpty();
    }

    @Test
    @DisplayName("that is withdrawn leaves alone what somebody else said since, or before")
    void saidByOthers() throws Exception {
        var order = orderedCertificate();
        var projects = engine.get(Projects.class);
        projects.allow(order.project(), Money.euro("200"));
        engine.get(Contacts.class).keepFirst(customer(order), Contact.parse("O. Ander <o@example.org>"));
        before.keepContact(order.number());
        before.takeBack(orders.numbered(order.number()));
        assertThat(RequestDesk.ceiling(order.project())).isEqualTo(Money.euro("200"));
        assertThat(contact(order)).map(Contact::mail).hasValue("o@example.org");
    }

    @Test
    @DisplayName("that is withdrawn leaves the contact whom another production of the customer came in by, too")
    void anotherOrder() throws Exception {
        var first = orderedCertificate();
        before.keepContact(first.number());
        var second = beside(first);
        before.keepContact(second.number());
        before.takeBack(first);
        assertThat(contact(first)).map(Contact::mail).hasValue("c.klant@example.org");
        orders.end(first.number());
        before.takeBack(second);
        assertThat(contact(first)).isEmpty();
    }

    @Test
    @DisplayName("that is withdrawn leaves the contact whom a manager named since, were it the same one")
    void namedSince() throws Exception {
        var order = orderedCertificate();
        before.keepContact(order.number());
        before.named(new ContactNamed(customer(order), order.contact(), "mark"));
        before.takeBack(order);
        assertThat(contact(order)).map(Contact::mail).hasValue("c.klant@example.org");
    }

    /** Another project of the same customer is to have a production. */
    private ProductionOrder beside(ProductionOrder order) {
        var database = engine.get(JdbcClient.class);
        database.sql("insert into project (name, customer, created) values ('ischia', ?, now())")
                .param(customer(order).value())
                .update();
        database.sql("insert into installation (id, held, project, environment, state, owner, claim, requested)"
                        + " values ('ischia', 'ischia', 'ischia', 'production', 'REQUESTED', 'dora', 'c', now())")
                .update();
        database.sql(
                        "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                                + " contact_name, contact_mail, requester, requested) select 'p2', 'ischia', number, number, 'ACME',"
                                + " '5x8', '', 'C. Klant', 'c.klant@example.org', 'dora', now() from installation where id = 'ischia'")
                .update();
        return orders.of("p2").orElseThrow();
    }

    /** Whose quote is accepted, so that up to 150 euro nobody is asked. */
    private ProductionOrder orderedCertificate() throws Exception {
        var variables = RequestDesk.request("capri.example.org").asVariables();
        WAY.put(variables, Way.ORDERED.name());
        var order = productions.accept(ProductionRequest.from(variables), "dora", "p1");
        offers.offer(order.number());
        offers.accept(order.number(), "C. Klant", "");
        return orders.numbered(order.number());
    }

    private Optional<Contact> contact(ProductionOrder order) {
        return engine.get(Contacts.class).of(customer(order));
    }

    private CustomerId customer(ProductionOrder order) {
        return installations.numbered(order.production()).customer().orElseThrow();
    }
}
