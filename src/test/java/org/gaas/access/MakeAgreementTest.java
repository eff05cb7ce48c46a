package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Sent;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.gaas.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("An agreement that a manager asks a customer for")
class MakeAgreementTest extends AskedAccess {
    private static final String TASK = "Task_AcceptAgreement";
    private static final Map<String, Object> YES = Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant");

    @BeforeEach
    void contact() {
        desk.get(FakePost.class).clear();
        desk.get(Contacts.class)
                .name(new CustomerId("zorg"), Contact.parse("C. Klant <c.klant@example.org> (nl)"), "mark");
    }

    @AfterEach
    void whoIsWhat() {
        member("mark", Role.MANAGERS);
        member("daan", Role.DEVELOPERS);
        desk.get(JdbcClient.class)
                .sql("delete from project where name = 'gone'")
                .update();
    }

    @Test
    @DisplayName("is made when the customer's contact says yes by a link, which opens nothing a second time")
    void byLink() throws Exception {
        var process = ask("dora", 50);
        assertThat(desk.get(FakePost.class).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Mag dora aan capri werken?");
            assertThat(letter.text()).contains("Werkt aan: capri", "12 januari 2027");
        });
        assertThat(made()).isEmpty();
        var token = token();
        assertThat(desk.get(ByLink.class).page(token).question().notes()).anySatisfy(note -> assertThat(note)
                .contains("kopieën van gegevens van patiënten", "de databases inzien en wijzigen"));
        answerByLink("consent", "");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementMade");
        assertThat(made()).singleElement().satisfies(one -> {
            assertThat(one.by()).isEqualTo("mark");
            assertThat(one.about()).isEqualTo("project capri");
            assertThat(one.consent()).startsWith("K. Lant, by link").contains("c.klant@example.org");
        });
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
        assertThat(trail()).contains("answer-by-link", "make-agreement");
        assertThat(desk.told).singleElement().satisfies(one -> {
            assertThat(one.people()).containsExactlyInAnyOrder("mark", "dora");
            assertThat(one.subject()).isEqualTo("Agreement made: dora · project capri");
        });
        assertThatThrownBy(() -> desk.get(ByLink.class).page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.USED));
    }

    @Test
    @DisplayName("is not made when the contact says no, with a reason that reaches who asked")
    void refusedByLink() throws Exception {
        var process = ask("dora", 50);
        refused("FIELD_REQUIRED", () -> answerByLink("refuse", ""));
        answerByLink("refuse", "We have our own people.");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementNotMade");
        assertThat(made()).isEmpty();
        assertThat(desk.told).singleElement().satisfies(one -> {
            assertThat(one.people()).containsExactly("mark");
            assertThat(one.text()).contains("K. Lant, by link", "said no: We have our own people.");
        });
        assertThat(ask("dora", 50)).as("may be asked again").isNotEmpty();
    }

    @Test
    @DisplayName("opens nothing by a link that is too late; the task stands there")
    void late() {
        ask("dora", 50);
        var token = token();
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(15));
        assertThatThrownBy(() -> desk.get(ByLink.class).page(token))
                .isInstanceOfSatisfying(
                        LinkOver.class, over -> assertThat(over.why()).isEqualTo(LinkOver.Why.LATE));
        assertThat(desk.open()).containsExactly(TASK);
    }

    @Test
    @DisplayName("is made when another manager writes down what the customer says: not who asked, nor whom it is about")
    void writtenDown() {
        ask("dora", 50);
        assertThat((String) shown("planShown"))
                .contains("dora", "project capri (Zorg)", "Acceptance", "copies of data of patients", "from nowhere")
                .contains("Production: nothing by itself", "Tuesday 12 January 2027", "Asked for by", "mark");
        forbidden("FOUR_EYES", () -> desk.answer(TASK, "mark", YES));
        member("dora", Role.MANAGERS);
        try {
            forbidden("AGREEMENT_OWN", () -> desk.answer(TASK, "dora", YES));
        } finally {
            desk.engine.identity().deleteMembership("dora", Role.MANAGERS.group());
        }
        assertThatThrownBy(() -> desk.answer(TASK, "hanna", YES)).isInstanceOf(Forbidden.class);
        desk.answer(TASK, "mona", YES);
        assertThat(made()).singleElement().satisfies(one -> assertThat(one.consent())
                .isEqualTo("C. Klant; written down by mona"));
    }

    @Test
    @DisplayName("is not made when the customer says no to a manager, who writes down why")
    void refusedInWriting() {
        var process = ask("dora", 50);
        var no = new HashMap<String, Object>(Map.of("accessConsent", "refuse", "accessConsentBy", "C. Klant"));
        refused("FIELD_REQUIRED", () -> desk.answer(TASK, "mona", no));
        no.put("agreementRefused", "too expensive");
        desk.answer(TASK, "mona", no);
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementNotMade");
        assertThat(made()).isEmpty();
        assertThat(desk.told.get(0).text()).isEqualTo("C. Klant; written down by mona said no: too expensive");
    }

    @Test
    @DisplayName("waits for a manager where nobody is named who answers for the customer, and says so")
    void nobodyNamed() {
        desk.get(JdbcClient.class).sql("delete from contact").update();
        ask("dora", 50);
        assertThat(desk.get(FakePost.class).letters()).isEmpty();
        assertThat((String) shown("accessText")).contains("Nobody is named who answers for this customer");
        desk.answer(TASK, "mona", YES);
        assertThat(made()).hasSize(1);
    }

    @Test
    @DisplayName("is about all projects of a customer, when that is asked")
    void customer() throws Exception {
        ask(new WantedAgreement(
                "dora", Optional.of(new CustomerId("zorg")), Optional.empty(), Optional.empty(), inDays(50)));
        answerByLink("consent", "");
        assertThat(desk.reaches("dora", "cicero-test")).isEqualTo("ALL");
        assertThat(desk.get(FakePost.class).letters().get(0).subject())
                .isEqualTo("Mag dora aan al uw applicaties werken?");
    }

    @Test
    @DisplayName("is not asked for any more once a manager withdraws it: the link opens nothing, nothing is made")
    void withdrawn() {
        var process = ask("dora", 50);
        var token = token();
        forbidden("ROLE_REQUIRED", () -> withdraw("dora"));
        withdraw("mona");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementWithdrawn");
        assertThatThrownBy(() -> desk.get(ByLink.class).page(token)).isInstanceOf(LinkOver.class);
        assertThat(made()).isEmpty();
        refused("AGREEMENT_NOT_ASKED", () -> withdraw("mona"));
        ask("dora", 50);
        desk.answer(TASK, "mona", YES);
        refused("AGREEMENT_NOT_ASKED", () -> withdraw("mona"));
    }

    @Test
    @DisplayName("ends again when it is undone before accounts followed from it")
    void undone() {
        var process = ask("dora", 50);
        desk.sign(TASK, "mona", YES);
        runOne();
        runOne();
        assertThat(made()).hasSize(1);
        desk.get(EngineDoor.class).tell(process, "UndoRequested", new HashMap<>());
        desk.engine.runJobs();
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementWithdrawn");
        assertThat(desk.get(Agreements.class).all()).singleElement().satisfies(one -> assertThat(one.ended())
                .isPresent());
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("nothing");
    }

    @Test
    @DisplayName("is asked once at a time, and not for what holds already; for longer, it is asked again")
    void once() {
        ask("dora", 50);
        refused("AGREEMENT_ASKED", () -> ask("dora", 60));
        desk.answer(TASK, "mona", YES);
        refused("AGREEMENT_EXISTS", () -> ask("dora", 50));
        refused("AGREEMENT_EXISTS", () -> ask("dora", 20));
        ask("dora", 60);
        desk.answer(TASK, "mona", YES);
        assertThat(made()).extracting(Agreement::until).containsExactly(inDays(50), inDays(60));
        desk.forward(Duration.ofSeconds(1));
        desk.takeBack("hanna", "dora");
        ask("dora", 50);
        assertThat(desk.open())
                .as("what was taken back is given by a newer one only")
                .containsExactly(TASK);
    }

    @Test
    @DisplayName("that two managers ask for at the same instant is asked once")
    void twice() {
        var wanted = wanted("dora", 50);
        var first = begun(wanted, "mark");
        var second = begun(wanted, "mona");
        desk.engine.runJobs();
        assertThat(List.of(desk.end(first), desk.end(second)))
                .containsExactlyInAnyOrder("", "EndEvent_AgreementRefused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no developer any more", "no manager any more", "over", "made meanwhile", "project gone"})
    @DisplayName("is not made when it can't be any more, and who asked hears why")
    void notPossible(String what) {
        var project = what.equals("project gone") ? "gone" : "capri";
        desk.get(JdbcClient.class)
                .sql("insert into project (name, customer, created) values ('gone', 'zorg', now())")
                .update();
        var process = ask(new WantedAgreement(
                "daan", Optional.empty(), Optional.of(new ProjectName(project)), Optional.empty(), inDays(1)));
        var token = token();
        var rule =
                switch (what) {
                    case "no developer any more" -> {
                        desk.engine.identity().deleteMembership("daan", Role.DEVELOPERS.group());
                        yield "DEVELOPER_UNKNOWN";
                    }
                    case "no manager any more" -> {
                        desk.engine.identity().deleteMembership("mark", Role.MANAGERS.group());
                        yield "ROLE_REQUIRED";
                    }
                    case "over" -> {
                        desk.clock.now = desk.clock.now.plus(Duration.ofDays(2));
                        yield "AGREEMENT_DATES";
                    }
                    case "made meanwhile" -> {
                        desk.agreed("daan", "capri", 9);
                        yield "AGREEMENT_EXISTS";
                    }
                    default -> {
                        desk.get(JdbcClient.class)
                                .sql("delete from project where name = 'gone'")
                                .update();
                        yield "PROJECT_UNKNOWN";
                    }
                };
        var before = made().size();
        assertThatThrownBy(() -> desk.get(ByLink.class).page(token)).isInstanceOf(LinkOver.class);
        desk.answer(TASK, "mona", YES);
        assertThat(desk.end(process)).isEqualTo("EndEvent_AgreementNotMade");
        assertThat(made()).hasSize(before);
        assertThat(desk.told).last().satisfies(one -> {
            assertThat(one.people()).containsExactly("mark");
            assertThat(one.text()).contains(rule);
        });
    }

    @Test
    @DisplayName("is asked for again when it would open something else than the customer saw")
    void changed() {
        var process = ask("dora", 50);
        refused("PLAN_CHANGED", () -> {
            var other = new HashMap<>(YES);
            other.put("plan", "0000-0000-0000-0000");
            desk.answer(TASK, "mona", other);
        });
        desk.sign(TASK, "mona", YES);
        desk.get(JdbcClient.class)
                .sql("update engine_approval set hash = 'another' where instance = ?")
                .param(process)
                .update();
        desk.engine.runJobs();
        assertThat(desk.open()).containsExactly(TASK);
        assertThat(made()).isEmpty();
        desk.answer(TASK, "mona", YES);
        assertThat(made()).hasSize(1);
    }

    private static String ask(String developer, int days) {
        return ask(wanted(developer, days));
    }

    private static String ask(WantedAgreement wanted) {
        var process = begun(wanted, "mark");
        desk.engine.runJobs();
        return process;
    }

    private static String begun(WantedAgreement wanted, String person) {
        var process = new String[1];
        desk.engine.as(
                person,
                new String[0],
                () -> process[0] = desk.get(MakeAgreementProcess.class)
                        .start(wanted, person)
                        .process());
        return process[0];
    }

    private static WantedAgreement wanted(String developer, int days) {
        return new WantedAgreement(
                developer, Optional.empty(), Optional.of(new ProjectName("capri")), Optional.empty(), inDays(days));
    }

    private static LocalDate inDays(int days) {
        return LocalDate.parse("2026-11-23").plusDays(days);
    }

    private static void withdraw(String person) {
        desk.get(MakeAgreementProcess.class)
                .withdraw("dora", Optional.empty(), Optional.of(new ProjectName("capri")), person);
        desk.engine.runJobs();
    }

    private static String token() {
        return desk.get(FakePost.class).token(desk.get(Links.class));
    }

    private static void answerByLink(String choice, String reason) throws Exception {
        var byLink = desk.get(ByLink.class);
        var shown = byLink.page(token()).shown();
        var sent = new HashMap<>(Map.of(Sent.SHOWN, shown, "choice", choice, "name", "K. Lant"));
        if (!reason.isEmpty()) sent.put("reason", reason);
        byLink.answer(token(), new Sent(sent, List.of()));
        desk.engine.runJobs();
    }

    /** Those that hold. */
    private static List<Agreement> made() {
        return desk.get(Agreements.class).all().stream()
                .filter(one -> one.ended().isEmpty())
                .toList();
    }

    private static void member(String person, Role role) {
        desk.engine.identity().deleteMembership(person, role.group());
        desk.engine.identity().createMembership(person, role.group());
    }

    private static void forbidden(String rule, ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Forbidden.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }
}
