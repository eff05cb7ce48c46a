package org.gaas.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gaas.billing.Quotes;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Sent;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.installations.CustomerId;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Who is asked about a production, when somebody else was named first,")
class OrderContactsTest {
    private static final InstallationId CAPRI = new InstallationId("capri");
    private static final Contact RIGHT = Contact.parse("R. Echt <r.echt@example.org> (en)");
    private static TestEngine engine;

    private final Ways ways = new Ways(engine);
    private final OrderContacts contacts = engine.get(OrderContacts.class);
    private final ProductionOrders orders = engine.get(ProductionOrders.class);
    private final ByLink byLink = engine.get(ByLink.class);
    private final Links links = engine.get(Links.class);
    private final FakePost post = engine.get(FakePost.class);
    private final JdbcClient database = engine.get(JdbcClient.class);
    private String process;

    @BeforeAll
    static void begin() throws Exception {
        engine = QuoteDesk.open();
        var identities = engine.identity();
        identities.saveGroup(identities.newGroup(Role.MANAGERS.group()));
        for (var one : Map.of("mark", Role.MANAGERS, "dora", Role.DEVELOPERS).entrySet()) {
            identities.saveUser(identities.newUser(one.getKey()));
            identities.createMembership(one.getKey(), one.getValue().group());
        }
        identities.createMembership("hanna", Role.HOSTING.group());
    }

    @BeforeEach
    void start() throws Exception {
        database.sql("delete from audit_trail").update();
        process = QuoteDesk.asked(engine);
    }

    @AfterAll
    static void close() {
        engine.clear();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "hanna", "mark"})
    @DisplayName(
            "is the right one from then on: the link before is void, the quote goes to them, the trail says who said so")
    void corrected(String by) throws Exception {
        var wrong = post.token(links);
        contacts.name(CAPRI, RIGHT, by);
        assertOver(wrong, LinkOver.Why.CHANGED);
        assertThat(post.letters())
                .extracting(letter -> letter.mail())
                .containsExactly("c.klant@example.org", "r.echt@example.org");
        assertThat(post.letters().get(1).subject()).startsWith("Quote ");
        assertThat(trail())
                .contains(by + ": capri: R. Echt <r.echt@example.org> (en), in the place of C. Klant"
                        + " <c.klant@example.org> (nl)");
        accept();
        ways.waitFor("Task_ApproveAndPlace");
        assertThat(accepted()).contains("to r.echt@example.org");
    }

    @Test
    @DisplayName("is whom a manager names for the customer meanwhile")
    void namedForCustomer() throws Exception {
        var wrong = post.token(links);
        var customers = engine.get(Contacts.class);
        customers.add(customer(), RIGHT, "mark");
        assertOver(wrong, LinkOver.Why.CHANGED);
        assertThat(post.letters()).hasSize(2).last().satisfies(letter -> assertThat(letter.mail())
                .isEqualTo("r.echt@example.org"));
        customers.name(customer(), RIGHT, "mark");
        assertThat(post.letters()).as("the same again").hasSize(2);
        accept();
        ways.waitFor("Task_ApproveAndPlace");
        customers.name(customer(), Contact.parse("O. Ander <o.ander@example.org>"), "mark");
        assertThat(order().contact()).as("what was accepted stays").isEqualTo(RIGHT);
        assertThat(post.letters()).hasSize(2);
    }

    @Test
    @DisplayName("is said by who asked for it, hosting or managers, and never one of the desk's own people")
    void byWhom() {
        for (var stranger : List.of("daan", "nobody"))
            assertThatThrownBy(() -> contacts.name(CAPRI, RIGHT, stranger))
                    .isInstanceOfSatisfying(
                            Forbidden.class, no -> assertThat(no.rule()).isEqualTo("ROLE_REQUIRED"));
        engine.identity().deleteMembership("dora", Role.DEVELOPERS.group());
        try {
            assertThatThrownBy(() -> contacts.name(CAPRI, RIGHT, "dora"))
                    .as("whose role was withdrawn a second ago")
                    .isInstanceOf(Forbidden.class);
        } finally {
            engine.identity().createMembership("dora", Role.DEVELOPERS.group());
        }
        assertRefused(
                () -> contacts.name(CAPRI, Contact.parse("H. <Hanna@hosting.example>"), "dora"), "CONTACT_IS_STAFF");
        assertRefused(() -> contacts.name(new InstallationId("cicero"), RIGHT, "dora"), "INSTALLATION_UNKNOWN");
        assertThat(post.letters()).hasSize(1);
        assertThat(trail()).isEmpty();
    }

    @Test
    @DisplayName("is approved by another one of hosting than who named them")
    void approvedByAnother() throws Exception {
        contacts.name(CAPRI, RIGHT, "hanna");
        accept();
        ways.waitFor("Task_ApproveAndPlace");
        var answer = Map.<String, Object>of("placement", "return", "placementReason", "x");
        assertThatThrownBy(() -> ways.answer("Task_ApproveAndPlace", "hanna", "hosting", answer))
                .hasMessageContaining("You named who was asked at the customer");
        ways.answer("Task_ApproveAndPlace", "hugo", "hosting", answer);
        ways.waitFor("Task_ReviseRequest");
    }

    @Test
    @DisplayName(
            "can't change under what was accepted; returned, a new quote is asked about, and nobody comes back by revising")
    void afterTheAnswer() throws Exception {
        accept();
        ways.waitFor("Task_ApproveAndPlace");
        assertRefused(() -> contacts.name(CAPRI, RIGHT, "dora"), "QUOTE_ANSWERED");
        var before = order().quote();
        ways.answer("Task_ApproveAndPlace", "hugo", "hosting", Map.of("placement", "return", "placementReason", "x"));
        ways.waitFor("Task_ReviseRequest");
        contacts.name(CAPRI, RIGHT, "dora");
        ways.answer("Task_ReviseRequest", "dora", "developers", Map.of("revision", "send"));
        ways.waitFor("Task_AcceptQuote");
        assertThat(order().contact()).isEqualTo(RIGHT);
        assertThat(order().quote()).isPresent().isNotEqualTo(before);
        assertThat(post.letters()).last().satisfies(letter -> assertThat(letter.mail())
                .isEqualTo("r.echt@example.org"));
        send(Map.of("choice", "refuse", "name", "R. Echt", "reason", "no"));
        ways.end(process, "EndEvent_ProductionRefused");
        assertRefused(() -> contacts.name(CAPRI, RIGHT, "dora"), "NOT_BEING_ONBOARDED");
    }

    @Test
    @DisplayName("is not the one who is answering at the same instant: of both, one counts")
    void atOnce() throws Exception {
        var token = post.token(links);
        var shown = byLink.page(token).shown();
        contacts.name(CAPRI, RIGHT, "dora");
        assertThatThrownBy(() -> byLink.answer(
                        token, new Sent(Map.of("choice", "accept", "name", "C.", Sent.SHOWN, shown), List.of())))
                .isInstanceOf(LinkOver.class);
        assertThat(order().quote()
                        .map(engine.get(Quotes.class)::numbered)
                        .orElseThrow()
                        .answer())
                .isEmpty();
        var task = post.letters().get(1).task();
        accept();
        assertRefused(() -> links.askAnew(task, "dora"), "TASK_UNKNOWN");
    }

    private void accept() throws Exception {
        send(Map.of("choice", "accept", "name", "Somebody"));
    }

    private void send(Map<String, String> answer) throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(answer);
        texts.put(Sent.SHOWN, byLink.page(token).shown());
        byLink.answer(token, new Sent(texts, List.of()));
    }

    private void assertOver(String token, LinkOver.Why why) {
        assertThatThrownBy(() -> byLink.page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(why));
    }

    private static void assertRefused(Runnable change, String rule) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }

    private ProductionOrder order() {
        return orders.of(process).orElseThrow();
    }

    private String accepted() {
        return order().quote()
                .map(engine.get(Quotes.class)::numbered)
                .flatMap(quote -> quote.answer())
                .orElseThrow()
                .by();
    }

    private CustomerId customer() {
        return engine.get(Installations.class).get(CAPRI).customer().orElseThrow();
    }

    private List<String> trail() {
        return database.sql("select who || ': ' || about || ': ' || detail from audit_trail"
                        + " where what = 'name-contact' order by number")
                .query(String.class)
                .list();
    }
}
