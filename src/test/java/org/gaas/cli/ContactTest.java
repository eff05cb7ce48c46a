package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Customers' contacts on the command line")
class ContactTest {
    private static final String CALL = "/api/customers/zorg/contact";
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("list tells who answers for whom, whatever a name would do to a screen")
    void list() {
        desk.answers(
                "GET /api/contacts",
                List.of(new Api.Answering(
                        "zorg", "C. Klant\u001b[2J", "c@zorg.example", null, "2026-11-20T11:00:00Z")));
        assertThat(shell.run("contact", "list").out())
                .containsPattern("zorg +C. Klant\\\\u001b\\[2J +c@zorg.example +the desk's");
        assertThat(shell.run("contact").code()).as("which?").isEqualTo(2);
    }

    @Test
    @DisplayName("add sends who, where and in which language")
    void add() {
        desk.answers("POST " + CALL, new Api.Contact("C. Klant", "c@zorg.example", "en"));
        var added = shell.run(
                "contact", "add", "zorg", "--name", "C. Klant", "--mail", "c@zorg.example", "--language", "en");
        assertThat(added.out()).isEqualTo("C. Klant, c@zorg.example, answers for zorg.\n");
        assertThat(desk.last().body())
                .isEqualTo("{\"name\":\"C. Klant\",\"mail\":\"c@zorg.example\",\"language\":\"en\"}");
        assertThat(shell.run("contact", "add", "../zorg", "--name", "C", "--mail", "c@zorg.example")
                        .code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("change leaves what is not named, and tells when links went elsewhere")
    void change() {
        desk.answers("GET " + CALL, new Api.Contact("C. Klant", "c@zorg.example", "nl"));
        desk.answers("PUT " + CALL, new Api.Contact("C. Klant", "c@zorg.example", "en"));
        assertThat(shell.run("contact", "change", "zorg", "--language", "en").out())
                .isEqualTo("C. Klant, c@zorg.example, answers for zorg.\n");
        assertThat(desk.last().body())
                .isEqualTo("{\"name\":\"C. Klant\",\"mail\":\"c@zorg.example\",\"language\":\"en\"}");

        desk.answers("PUT " + CALL, new Api.Contact("C. Klant", "new@zorg.example", "en"));
        shell.run("contact", "change", "zorg", "--mail", "new@zorg.example");
        assertThat(shell.run("contact", "change", "zorg", "--mail", "new@zorg.example")
                        .out())
                .contains("Links that were sent to c@zorg.example for this customer open nothing any more");
    }

    @Test
    @DisplayName("end says why")
    void end() {
        desk.says("PUT " + CALL + "/end", 204, "application/json", "");
        assertThat(shell.run("contact", "end", "zorg", "--why", "left").out())
                .isEqualTo("Nobody answers for zorg any more.\n");
        assertThat(desk.last().body()).isEqualTo("{\"why\":\"left\"}");
        assertThat(shell.run("contact", "end", "zorg").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("correct sends who is asked about a production instead, and repeats no control characters")
    void correct() {
        desk.says("PUT /api/productions/capri/contact", 204, "application/json", "");
        var named = shell.run("contact", "correct", "capri", "--contact", "R. Echt\u001b[2J <r@zorg.example>");
        assertThat(named.out())
                .isEqualTo("R. Echt\\u001b[2J <r@zorg.example> is asked about capri from now on; links that were sent"
                        + " before are void.\n");
        assertThat(desk.last().body()).contains("\"contact\":\"R. Echt");
        assertThat(shell.run("contact", "correct", "capri").code()).isEqualTo(2);
        assertThat(shell.run("contact", "correct", "../capri", "--contact", "R <r@zorg.example>")
                        .code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("links tells who is asked for what; one is sent again, one is taken back")
    void links() {
        desk.answers(
                "GET /api/contact-links",
                List.of(new Api.ContactLink(
                        17,
                        "t1",
                        "Accept quote · capri",
                        "capri",
                        "zorg",
                        "C. Klant",
                        "c@zorg.example",
                        "nl",
                        "2026-11-20T11:00:00Z",
                        "2026-11-30T11:00:00Z",
                        "late")));
        assertThat(shell.run("contact", "links").out())
                .containsPattern("17 +Accept quote · capri +C. Klant <c@zorg.example> +zorg .* late");
        desk.answers("POST /api/contact-links/17/again", new Api.LinkSent("C. Klant", "c@zorg.example"));
        assertThat(shell.run("contact", "resend", "17").out())
                .isEqualTo("A new link goes to C. Klant, c@zorg.example; link 17 is void.\n");
        desk.says("POST /api/contact-links/17/withdrawal", 204, "application/json", "");
        assertThat(shell.run("contact", "withdraw", "17", "--why", "typing error")
                        .out())
                .isEqualTo("Link 17 is void.\n");
        assertThat(desk.last().body()).isEqualTo("{\"why\":\"typing error\"}");
        assertThat(shell.run("contact", "resend", "x").code()).isEqualTo(2);
    }
}
