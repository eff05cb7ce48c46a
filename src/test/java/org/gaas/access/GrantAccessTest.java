package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.Contact;
import org.gaas.contacts.Contacts;
import org.gaas.contacts.FakePost;
import org.gaas.contacts.LinkOver;
import org.gaas.contacts.Links;
import org.gaas.contacts.Sent;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Forbidden;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.people.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Access that is asked for")
class GrantAccessTest extends AskedAccess {
    @Test
    @DisplayName("outside production is given by the agreement, and nobody is asked")
    void byAgreement() {
        desk.agreed("dora", "capri", 50);
        var wanted = new WantedAccess(
                Optional.empty(),
                AccessDesk.names("capri"),
                Optional.of(new EnvironmentName("test")),
                "a report",
                Optional.empty(),
                false);
        assertThat(desk.end(desk.ask("dora", wanted))).isEqualTo("EndEvent_GivenByAgreement");
        assertThat(desk.open()).isEmpty();
        assertThat(desk.reaches("dora", "capri-test")).isEqualTo("ALL");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
    }

    @Test
    @DisplayName("on production is given for several projects when hosting and the customer say so, and ends by itself")
    void decided() {
        desk.agreedForAll("dora");
        var process = desk.ask("dora", AccessDesk.wanted("capri", "cicero"));
        assertThat(desk.open()).containsExactly("Task_ApproveAccess");
        assertThat(desk.engine.tasks().createTaskQuery().singleResult().getName())
                .isEqualTo("Approve access · dora · capri, cicero");
        assertThat((String) shown("planShown"))
                .contains("capri (capri_gems)", "cicero (cicero_gems)", "192.0.2.0/24", "read")
                .contains("Wednesday 23 December 2026 at the latest")
                .contains("Why");
        assertThat((String) shown("accessText"))
                .as("once")
                .contains("Asked by", "Reaches now")
                .doesNotContain("Why");
        desk.approve("hanna");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        desk.consent("mark");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        assertThat(desk.reaches("dora", "cicero")).isEqualTo("READ");
        assertThat(desk.reaches("daan", "capri")).isEqualTo("nothing");
        assertThat(desk.told).anySatisfy(one -> {
            assertThat(one.people()).containsExactlyInAnyOrder("dora", "hanna", "mark");
            assertThat(one.subject()).isEqualTo("Access given: dora · capri, cicero");
        });

        desk.forward(Duration.ofDays(31).minusHours(12));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        desk.forward(Duration.ofHours(2));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessEnded");
    }

    @Test
    @DisplayName("is given for a shorter time when hosting says so, and never for a longer one")
    void shorter() {
        desk.agreedForAll("dora");
        desk.ask("dora", AccessDesk.wanted("capri"));
        refused(
                "UNTIL_INVALID",
                () -> desk.answer(
                        "Task_ApproveAccess", "hanna", Map.of("accessAnswer", "grant", "accessUntil", "2026-12-24")));
        refused(
                "UNTIL_INVALID",
                () -> desk.answer(
                        "Task_ApproveAccess", "hanna", Map.of("accessAnswer", "grant", "accessUntil", "2026-11-22")));
        desk.answer("Task_ApproveAccess", "hanna", Map.of("accessAnswer", "grant", "accessUntil", "2026-11-24"));
        desk.consent("mark");
        desk.forward(Duration.ofDays(1));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        desk.forward(Duration.ofDays(1));
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
    }

    @Test
    @DisplayName("is not given when hosting refuses, or the customer, and who asked is told")
    void refusedByPeople() {
        desk.agreedForAll("dora");
        var first = desk.ask("dora", AccessDesk.wanted("capri"));
        desk.answer("Task_ApproveAccess", "hanna", Map.of("accessAnswer", "refuse"));
        assertThat(desk.end(first)).isEqualTo("EndEvent_AccessNotGiven");
        var second = desk.ask("dora", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        desk.answer("Task_WriteDownConsent", "mark", Map.of("accessConsent", "refuse", "accessConsentBy", "C. Klant"));
        assertThat(desk.end(second)).isEqualTo("EndEvent_AccessNotGiven");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
        assertThat(desk.told).hasSize(2).allSatisfy(one -> assertThat(one.people())
                .containsExactly("dora"));
    }

    @Test
    @DisplayName("is agreed to by the customer's contact, by a link, to just what hosting approved")
    void byLink() throws Exception {
        var post = desk.get(FakePost.class);
        post.clear();
        desk.get(Contacts.class)
                .name(new CustomerId("zorg"), Contact.parse("C. Klant <c.klant@example.org> (nl)"), "mark");
        desk.agreedForAll("dora");
        var process = desk.ask("dora", AccessDesk.wanted("capri"));
        assertThat(post.letters()).isEmpty();
        desk.approve("hanna");
        assertThat(post.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Mag dora gegevens van capri inzien?");
            assertThat(letter.text()).contains("capri_gems", "192.0.2.0/24", "23 december 2026", "a report");
        });
        var token = post.token(desk.get(Links.class));
        answerByLink("consent");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
        assertThatThrownBy(() -> desk.get(ByLink.class).page(token)).as("used").isInstanceOf(LinkOver.class);
        assertThat(desk.get(AccessRequests.class)
                        .of(process)
                        .orElseThrow()
                        .approval()
                        .consent())
                .hasValueSatisfying(
                        by -> assertThat(by).startsWith("K. Lant, by link").contains("c.klant@example.org"));

        var refused = desk.ask("dora", AccessDesk.wanted("cicero"));
        desk.approve("hanna");
        answerByLink("refuse");
        assertThat(desk.end(refused)).isEqualTo("EndEvent_AccessNotGiven");
        assertThat(desk.reaches("dora", "cicero")).isEqualTo("NOT_DECIDED");

        var agreement = desk.get(Agreements.class).all().get(0);
        desk.ask("dora", AccessDesk.wanted("cicero"));
        desk.approve("hanna");
        var last = post.token(desk.get(Links.class));
        desk.get(Agreements.class).end(agreement.number(), "left", "mark");
        assertThatThrownBy(() -> desk.get(ByLink.class).page(last))
                .as("ended meanwhile")
                .isInstanceOf(LinkOver.class);
    }

    private static void answerByLink(String choice) throws Exception {
        var byLink = desk.get(ByLink.class);
        var token = desk.get(FakePost.class).token(desk.get(Links.class));
        var shown = byLink.page(token).shown();
        byLink.answer(token, new Sent(Map.of(Sent.SHOWN, shown, "choice", choice, "name", "K. Lant"), List.of()));
        desk.engine.runJobs();
    }

    @Test
    @DisplayName("goes back to hosting when something else would be given than was approved")
    void changed() {
        desk.agreedForAll("dora");
        var process = desk.ask("dora", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        desk.get(JdbcClient.class)
                .sql("update engine_approval set hash = 'another' where instance = ?")
                .param(process)
                .update();
        desk.consent("mark");
        assertThat(desk.open()).containsExactly("Task_ApproveAccess");
        assertThat((String) shown("refusal")).contains("is not what was approved");
        desk.approve("hugo");
        desk.consent("mona");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("READ");
    }

    @Test
    @DisplayName("says why as somebody wrote it, whatever that looks like; nothing of it is carried out (M37, M38)")
    void asWritten() {
        var why = "${''.getClass().forName('java.lang.Runtime')} #{1+1} {{1+1}} <img src=x onerror=alert(1)>";
        desk.agreedForAll("dora");
        var process = desk.ask(
                "dora",
                new WantedAccess(
                        Optional.empty(), AccessDesk.names("capri"), Optional.empty(), why, Optional.empty(), false));
        var task = desk.engine.tasks().createTaskQuery().singleResult();
        assertThat(task.getName()).isEqualTo("Approve access · dora · capri");
        assertThat((String) shown("planShown"))
                .contains("${''.getClass()", "#{1+1}", "&lt;img src=x")
                .doesNotContain("<img");
        desk.approve("hanna");
        desk.consent("mark");
        assertThat(desk.get(AccessRequests.class).of(process).orElseThrow().why())
                .isEqualTo(why);
        assertThat(desk.told).singleElement().satisfies(one -> assertThat(one.text())
                .contains(why));
    }

    @Test
    @DisplayName("is approved by signing what the form shows, and by nothing else")
    void signed() {
        desk.agreedForAll("dora");
        desk.ask("dora", AccessDesk.wanted("capri"));
        refused(
                "PLAN_CHANGED",
                () -> desk.answer(
                        "Task_ApproveAccess", "hanna", Map.of("accessAnswer", "grant", "plan", "0000-0000-0000-0000")));
    }

    @Test
    @DisplayName("is not given when the agreement ended meanwhile, and ends with it")
    void agreementEnds() {
        var agreement = desk.agreedForAll("dora");
        var process = desk.ask("dora", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        desk.get(Agreements.class).end(agreement.number(), "left", "mark");
        refused("PLAN_GONE", () -> desk.consent("mark"));
        desk.answer("Task_WriteDownConsent", "mark", Map.of("accessConsent", "refuse", "accessConsentBy", "nobody"));
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessNotGiven");

        var next = desk.agreedForAll("dora");
        given("dora", "capri");
        desk.get(Agreements.class).end(next.number(), "left", "mark");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("nothing");
        desk.agreedForAll("dora");
        assertThat(desk.reaches("dora", "capri"))
                .as("a later agreement revives no permit")
                .isEqualTo("NOT_DECIDED");
    }

    @Test
    @DisplayName("is not given to who lost the role since")
    void noDeveloper() {
        desk.agreedForAll("daan");
        var process = desk.ask("daan", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        var identities = desk.engine.identity();
        var task = desk.engine.tasks().createTaskQuery().singleResult().getId();
        var signature = desk.engine.forms().getTaskFormVariables(task).get("plan");
        desk.engine.as("mark", new String[] {"managers"}, () -> desk.engine
                .tasks()
                .complete(task, Map.of("accessConsent", "consent", "accessConsentBy", "C. Klant", "plan", signature)));
        identities.deleteMembership("daan", Role.DEVELOPERS.group());
        try {
            desk.engine.runJobs();
            assertThat(desk.end(process)).isEqualTo("EndEvent_AccessNotGiven");
        } finally {
            identities.createMembership("daan", Role.DEVELOPERS.group());
        }
    }

    @Test
    @DisplayName("gives what was decided and no more, when the policy widens later")
    void notWidened() {
        desk.agreedForAll("dora");
        given("dora", "capri");
        desk.get(JdbcClient.class)
                .sql("update access_permit set ranges = '198.51.100.0/24'")
                .update();
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NO_RANGES");
        desk.get(JdbcClient.class)
                .sql("update access_permit set ranges = '192.0.2.0/24', rights = 'NONE'")
                .update();
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NONE");
    }

    @Test
    @DisplayName("has a page that answers from the policy's addresses, as long as somebody has access")
    void page() {
        desk.agreedForAll("dora");
        desk.get(DatabasePasswords.class)
                .set("dora", new ServerName("prod1"), new Verifier("*D7B532E5DC3E380440930DEDBBCD40242EA30514"));
        assertThat(desk.answering("prod1")).isEmpty();
        given("dora", "capri");
        assertThat(desk.answering("prod1")).containsExactly("192.0.2.0/24");
        desk.forward(Duration.ofDays(32));
        assertThat(desk.answering("prod1")).isEmpty();
    }

    @Test
    @DisplayName("of one's own is decided by nobody who asks for it or gets it")
    void own() {
        desk.agreedForAll("hugo");
        desk.ask("hugo", AccessDesk.wanted("capri"));
        assertThatThrownBy(() -> desk.approve("hugo"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("others decide it");
        desk.approve("hanna");
        desk.engine.identity().createMembership("hanna", Role.MANAGERS.group());
        try {
            assertThatThrownBy(() -> desk.consent("hanna"))
                    .as("who approved it for the hosting company does not speak for the customer")
                    .isInstanceOf(Forbidden.class);
            assertThat(desk.open()).containsExactly("Task_WriteDownConsent");
        } finally {
            desk.engine.identity().deleteMembership("hanna", Role.MANAGERS.group());
        }
    }

    @Test
    @DisplayName("can be undone, and nothing of it is left")
    void undone() {
        desk.agreedForAll("dora");
        var process = given("dora", "capri");
        desk.get(EngineDoor.class).tell(process, "UndoRequested", Map.of());
        desk.engine.runJobs();
        assertThat(desk.end(process)).isEqualTo("EndEvent_AccessUndone");
        assertThat(desk.reaches("dora", "capri")).isEqualTo("NOT_DECIDED");
    }
}
