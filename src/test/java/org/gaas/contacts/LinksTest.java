package org.gaas.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.gaas.audit.Trail;
import org.gaas.contacts.LinkOver.Why;
import org.gaas.contacts.OpenLinks.State;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OutsideDoor;
import org.gaas.engine.Processes;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.People;
import org.gaas.secrets.TestStamps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A link for a contact")
class LinksTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(MONDAY);
    private static TestEngine engine;

    private final Links links = engine.get(Links.class);
    private final ByLink byLink = engine.get(ByLink.class);
    private final FakePost post = engine.get(FakePost.class);

    static class Parts extends ContactBeans.WithCustomers {
        @Bean
        @Primary
        Clock movable() {
            return ((InstantSource) NOW::get).withZone(ZoneOffset.UTC);
        }
    }

    @BeforeAll
    static void begin() {
        engine = TestEngine.with(
                Map.of(
                        "vars",
                        Vars.of(
                                TestConsent.ANSWER,
                                TestConsent.BY,
                                Var.flag("noTime").ofTask())),
                Parts.class,
                FakePost.class,
                TestConsent.class,
                People.class,
                Trail.class);
        engine.deploy("/contacts/consent.bpmn", "/contacts/consent.form");
    }

    @BeforeEach
    void start() {
        engine.clear();
        NOW.set(MONDAY);
        TestConsent.ASKED.set("read only");
        TestConsent.mail = "C.Klant@example.org";
        TestConsent.until = MONDAY.plus(Duration.ofDays(7));
        post.clear();
        engine.get(JdbcClient.class).sql("delete from contact_link").update();
        engine.runtime().startProcessInstanceByKey("consent", "capri");
    }

    @AfterAll
    static void close() {
        TestConsent.until = null;
        TestConsent.mail = "C.Klant@example.org";
        engine.clear();
        engine.close();
    }

    @Test
    @DisplayName("is sent when the task comes up, in the contact's language; nothing in the database opens it")
    void sent() throws Exception {
        assertThat(post.letters()).hasSize(1);
        var letter = post.letters().get(0);
        assertThat(letter.mail()).isEqualTo("C.Klant@example.org");
        assertThat(letter.subject()).isEqualTo("Toegang");
        assertThat(letter.text())
                .startsWith("Beste C. Klant,")
                .contains(
                        "Why " + TestConsent.NASTY,
                        "- Who: dora",
                        "tot maandag 30 november 2026, 10:00",
                        "help@hosting.example");
        var token = post.token(links);
        assertThat(links.address(letter.link()).orElseThrow())
                .hasToString("https://desk.hosting.example/answer/" + token);
        var dump = String.join(
                "\n",
                engine.get(JdbcClient.class).sql("script").query(String.class).list());
        assertThat(dump).contains(token.substring(0, 22)).doesNotContain(token.substring(22));
    }

    @Test
    @DisplayName(
            "decides nothing when it is opened, however often; answered, it goes on with the contact's answer, once")
    void answered() throws Exception {
        var token = post.token(links);
        for (var i = 0; i < 3; i++)
            assertThat(byLink.page(token).question().title()).isEqualTo("Toegang");
        assertThat(open()).isEqualTo("Task_Consent");

        byLink.answer(token, yes(token));
        assertThat(open()).isEqualTo("Task_Closed");
        assertThat(engine.get(Processes.class)
                        .about("capri")
                        .get(0)
                        .steps()
                        .get(0)
                        .answered())
                .hasValueSatisfying(answer -> assertThat(answer.person()).isEqualTo("the customer's contact"));
        assertThat(variable("consent")).isEqualTo("yes");
        assertThat((String) variable("by")).startsWith("K. Lant, by link ").endsWith(" to C.Klant@example.org");
        assertThat(variable("noTime")).as("belongs to the task").isNull();
        assertThat(trail("link " + post.letters().get(0).link()))
                .containsExactly("contact:" + hash() + " answer-by-link capri");

        assertThat(why(token)).isEqualTo(Why.USED);
        assertThatThrownBy(() -> byLink.answer(token, new Sent(Map.of(), List.of())))
                .isInstanceOf(LinkOver.class);
        assertThat(links.address(post.letters().get(0).link()))
                .as("nothing to send")
                .isEmpty();
    }

    @Test
    @DisplayName("that is changed anywhere, or was never sent, opens nothing")
    void tampered() {
        var token = post.token(links);
        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(why(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("letter " + i)
                    .isEqualTo(Why.UNKNOWN);
        }
        for (var other : List.of("", "x", token + "A", token.substring(1), token.toLowerCase(), "\u0000".repeat(65)))
            assertThat(why(other)).isEqualTo(Why.UNKNOWN);
        for (var change : List.of(
                "mail = 'eve@example.org'",
                "good_until = '2036-01-01 00:00:00'",
                "task = 'another'",
                "about = 'else'")) {
            var before = engine.get(JdbcClient.class)
                    .sql("select * from contact_link")
                    .query()
                    .singleRow();
            engine.get(JdbcClient.class)
                    .sql("update contact_link set " + change)
                    .update();
            assertThat(why(token)).as("who writes into the database: " + change).isEqualTo(Why.UNKNOWN);
            var column = change.substring(0, change.indexOf(' '));
            engine.get(JdbcClient.class)
                    .sql("update contact_link set " + column + " = ?")
                    .param(before.get(column))
                    .update();
        }
        assertThat(why(token)).isNull();
    }

    @Test
    @DisplayName(
            "is over when its time is, or what is asked has changed, or a newer one was sent, or somebody answered")
    void over() throws Exception {
        var token = post.token(links);
        NOW.set(MONDAY.plus(Duration.ofDays(7)));
        assertThat(why(token)).isEqualTo(Why.LATE);
        NOW.set(MONDAY);
        TestConsent.ASKED.set("read and write");
        assertThat(why(token)).isEqualTo(Why.CHANGED);
        TestConsent.ASKED.set("read only");

        links.sendAgain(task(), "mark");
        var newer = post.token(links);
        assertThat(why(token)).isEqualTo(Why.CHANGED);
        assertThat(why(newer)).isNull();

        var shown = yes(newer);
        engine.as("mark", new String[] {"managers"}, () -> engine.tasks().complete(task(), Map.of("consent", "no")));
        assertThat(why(newer)).isEqualTo(Why.ANSWERED);
        assertThatThrownBy(() -> byLink.answer(newer, shown)).isInstanceOf(LinkOver.class);
        assertThat(variable("consent")).isEqualTo("no");
    }

    @Test
    @DisplayName("opens nothing any more when somebody else answers for the customer by now")
    void another() {
        var token = post.token(links);
        TestConsent.mail = "new@example.org";
        assertThat(why(token)).isEqualTo(Why.CHANGED);
        assertThat(states()).containsExactly(State.CHANGED);
        links.sendAgain(task(), "mark");
        assertThat(post.letters().get(1).mail()).isEqualTo("new@example.org");
        assertThat(why(post.token(links))).isNull();
        assertThat(states()).as("of the one before nothing is told").containsExactly(State.OPEN);
    }

    @Test
    @DisplayName("is listed with its task while it is not answered, and whether it is late; not what opens it")
    void listed() throws Exception {
        var link = engine.get(OpenLinks.class).all().get(0);
        assertThat(link.task()).isEqualTo(task());
        assertThat(link.name()).isEqualTo("Consent");
        assertThat(link.about()).isEqualTo("capri");
        assertThat(link.contact()).hasToString("C. Klant <C.Klant@example.org> (nl)");
        assertThat(link.sent()).isEqualTo(MONDAY);
        assertThat(link.toString()).doesNotContain(post.token(links).substring(0, 22));
        NOW.set(MONDAY.plus(Duration.ofDays(8)));
        assertThat(states()).containsExactly(State.LATE);
        NOW.set(MONDAY.plus(Duration.ofDays(100)));
        assertThat(states()).as("months later nobody wants to know").isEmpty();
        NOW.set(MONDAY);
        byLink.answer(post.token(links), yes(post.token(links)));
        assertThat(states()).isEmpty();
    }

    @Test
    @DisplayName("that is withdrawn opens nothing; the task stays, and the trail has who did it and why")
    void withdrawn() throws Exception {
        var token = post.token(links);
        var number = post.letters().get(0).link();
        assertThatThrownBy(() -> links.withdraw(number, " ", "mark")).isInstanceOf(InvalidInput.class);
        links.withdraw(number, "sent too early", "mark");
        assertThat(why(token)).isEqualTo(Why.CHANGED);
        assertThat(links.address(number))
                .as("what waits in the outbox does not leave")
                .isEmpty();
        assertThat(states()).isEmpty();
        assertThat(open()).isEqualTo("Task_Consent");
        assertThat(trail("link " + number)).containsExactly("mark withdraw-link capri");
        assertThatThrownBy(() -> links.withdraw(number, "again", "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("LINK_OVER"));
        assertThatThrownBy(() -> links.withdraw(0, "nobody's", "mark"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("LINK_UNKNOWN"));
        links.sendAgain(task(), "mark");
        assertThat(why(post.token(links))).isNull();
    }

    private static List<State> states() {
        return engine.get(OpenLinks.class).all().stream()
                .map(OpenLinks.OpenLink::state)
                .toList();
    }

    @Test
    @DisplayName("that was used is told to whoever wants to write the answer down afterwards")
    void told() throws Exception {
        var task = task();
        var token = post.token(links);
        byLink.answer(token, yes(token));
        engine.as("mark", new String[] {"managers"}, () -> assertThatThrownBy(
                        () -> engine.tasks().complete(task, Map.of("consent", "no")))
                .hasMessageContaining("the customer's contact answered this task meanwhile"));
    }

    @Test
    @DisplayName(
            "and a manager at the same instant: one of them answers, the other is told; and of many clicks, one counts")
    void together() throws Exception {
        for (var round = 0; round < 3; round++) {
            if (round > 0) start();
            var token = post.token(links);
            var sent = yes(token);
            var task = task();
            var racers = new ArrayList<Callable<Throwable>>();
            for (var i = 0; i < 3; i++) racers.add(() -> catchThrowable(() -> byLink.answer(token, sent)));
            racers.add(() -> catchThrowable(() -> engine.as(
                    "mark", new String[] {"managers"}, () -> engine.tasks().complete(task, Map.of("consent", "no")))));
            var pool = Executors.newFixedThreadPool(racers.size());
            try {
                var ends = new ArrayList<Throwable>();
                for (var end : pool.invokeAll(racers)) ends.add(end.get());
                assertThat(ends).filteredOn(end -> end == null).hasSize(1);
                assertThat(ends.subList(0, 3)).filteredOn(end -> end != null).allSatisfy(end -> assertThat(end)
                        .isInstanceOf(LinkOver.class));
                assertThat(open()).isEqualTo("Task_Closed");
                assertThat(variable("consent")).isEqualTo(ends.get(3) == null ? "no" : "yes");
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "planHash, 1, VARIABLE_NOT_ACCEPTED",
                "consent, yes, VARIABLE_NOT_ACCEPTED",
                "choice, maybe, CHOICE_INVALID",
                "choice, , FIELD_REQUIRED",
                "choice, no, FIELD_REQUIRED",
                "name, , FIELD_REQUIRED",
                "name, a\u0007b, TEXT_INVALID",
                "shown, 1234, PLAN_CHANGED",
            })
    @DisplayName("takes what its page asks for, and nothing else (M46)")
    void wrong(String field, String value, String rule) throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(yes(token).texts());
        texts.put(field, value == null ? "" : value);
        assertThatThrownBy(() -> byLink.answer(token, new Sent(texts, List.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
        assertThat(open()).isEqualTo("Task_Consent");
        byLink.answer(token, yes(token));
    }

    @Test
    @DisplayName("whose answer is refused is still good")
    void refused() throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(yes(token).texts());
        texts.put("name", "Nobody");
        assertThatThrownBy(() -> byLink.answer(token, new Sent(texts, List.of())))
                .isInstanceOfSatisfying(
                        Declined.class, no -> assertThat(no.sentences()).containsExactly("That is nobody."));
        assertThatThrownBy(() -> byLink.answer(token, new Sent(yes(token).texts(), List.of(new byte[1]))))
                .isInstanceOf(InvalidInput.class);
        byLink.answer(token, yes(token));
        assertThat(variable("consent")).isEqualTo("yes");
    }

    @Test
    @DisplayName("carries what people wrote as text, whatever it looks like (M37, M38)")
    void text() throws Exception {
        var token = post.token(links);
        var texts = new HashMap<>(yes(token).texts());
        texts.put("name", TestConsent.NASTY);
        byLink.answer(token, new Sent(texts, List.of()));
        assertThat((String) variable("by")).startsWith(TestConsent.NASTY);
    }

    @Test
    @DisplayName("opens no task whose diagram does not say so, and nobody's account")
    void closed() throws Exception {
        var token = post.token(links);
        byLink.answer(token, yes(token));
        var door = engine.get(OutsideDoor.class);
        assertThatThrownBy(() -> door.complete(task(), "contact:1", Map.of("consent", "yes")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> door.complete(task(), "mark", Map.of("consent", "yes")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(open()).isEqualTo("Task_Closed");
    }

    @Test
    @DisplayName("stays good when there is a new master key, until the old one is taken out of the file")
    void keys() {
        var link = new Link(
                1,
                "x",
                TestStamps.with(1).master(),
                "p",
                "d",
                "i",
                "t",
                "n",
                "m@example.org",
                Language.EN,
                "a",
                MONDAY,
                Optional.empty(),
                Optional.empty());
        var mark = TestStamps.with(1).mark(link.master(), "purpose", link.marked());
        assertThat(TestStamps.with(2, 1).fits(mark, link.master(), "purpose", link.marked()))
                .isTrue();
        assertThat(TestStamps.with(2, 1).fits(mark, link.master(), "another", link.marked()))
                .isFalse();
        assertThat(TestStamps.with(2).fits(mark, link.master(), "purpose", link.marked()))
                .isFalse();
        var absent = TestStamps.with(2).mark(link.master(), "purpose", link.marked());
        assertThat(TestStamps.with(2).fits(absent, link.master(), "purpose", link.marked()))
                .isFalse();
    }

    private Sent yes(String token) throws LinkOver {
        return new Sent(
                Map.of(
                        "choice",
                        "yes",
                        "name",
                        "K. Lant",
                        Sent.SHOWN,
                        byLink.page(token).shown()),
                List.of());
    }

    private Why why(String token) {
        try {
            byLink.page(token);
            return null;
        } catch (LinkOver over) {
            return over.why();
        }
    }

    private static String task() {
        return engine.tasks().createTaskQuery().singleResult().getId();
    }

    private static String open() {
        return engine.tasks().createTaskQuery().singleResult().getTaskDefinitionKey();
    }

    private static Object variable(String name) {
        var instance =
                engine.runtime().createProcessInstanceQuery().singleResult().getId();
        return engine.runtime().getVariable(instance, name);
    }

    private static String hash() {
        return Link.personAt("c.klant@example.org").substring("contact:".length());
    }

    private static List<String> trail(String link) {
        return engine.get(JdbcClient.class)
                .sql("select who, what, about from audit_trail where subject = ?")
                .param(link)
                .query((row, n) -> row.getString("who") + " " + row.getString("what") + " " + row.getString("about"))
                .list();
    }
}
