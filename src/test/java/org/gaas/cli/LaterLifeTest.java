package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The commands about a production's later life")
class LaterLifeTest {
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("offboard sends who wants it, from when, and for how long the archive is kept")
    void offboard() {
        begins("offboarding");
        assertThat(run("offboard", "capri", "--reason", "C. Klant", "--from", "2027-01-01", "--keep-days", "90"))
                .isEqualTo("{\"reason\":\"C. Klant\",\"from\":\"2027-01-01\",\"keepDays\":90}");
    }

    @Test
    @DisplayName("rename sends what comes, what is replaced by what, and what goes")
    void rename() {
        begins("names/change");
        assertThat(run(
                        "rename",
                        "capri",
                        "--add",
                        "a.example",
                        "--replace",
                        "b.example=c.example",
                        "--reason",
                        "C. Klant"))
                .isEqualTo("{\"add\":[\"a.example\"],\"rename\":{\"b.example\":\"c.example\"},\"drop\":[],"
                        + "\"reason\":\"C. Klant\"}");
    }

    @Test
    @DisplayName("availability sends which, from when, and who accepted it")
    void availability() {
        begins("availability");
        assertThat(run("availability", "capri", "24x7", "--from", "2027-01-01", "--reason", "C. Klant"))
                .isEqualTo("{\"availability\":\"24x7\",\"from\":\"2027-01-01\",\"reason\":\"C. Klant\"}");
    }

    @Test
    @DisplayName("adopt sends where the site runs now, and what of its settings should be kept")
    void adopt() {
        begins("adoption");
        assertThat(run("adopt", "capri", "--from", "Oude Host BV", "--settings", "mail from info@example.org"))
                .isEqualTo("{\"from\":\"Oude Host BV\",\"settings\":\"mail from info@example.org\"}");
    }

    @Test
    @DisplayName("adopt --look tells how far it is and how each export compares, whatever names would do to a screen")
    void adoptLook() {
        desk.answers(
                "GET /api/productions/capri/adoption",
                new Api.Adoption(
                        "capri",
                        "wanted",
                        "Oude Host\u001b[2J",
                        List.of(
                                new Api.AdoptedExport(1, false, null, List.of(), null),
                                new Api.AdoptedExport(
                                        2,
                                        false,
                                        "2026-11-22T10:00:00Z",
                                        List.of("gems.a: 3 there, 2 here", "gems.b\u0007: none here"),
                                        "again"),
                                new Api.AdoptedExport(3, true, "2026-11-22T11:00:00Z", List.of(), "accepted"))));
        var looked = shell.run("adopt", "capri", "--look");
        assertThat(looked.code()).isZero();
        assertThat(looked.out()).isEqualTo("""
                        capri: wanted, from Oude Host\\u001b[2J
                          rehearsal 1: not compared
                          rehearsal 2: 2 differences, again
                            gems.a: 3 there, 2 here
                            gems.b\\u0007: none here
                          last export: no differences, accepted
                        """);
        assertThat(shell.run("adopt", "capri", "--look", "--json").out()).contains("\"exports\":[");
        assertThat(desk.requests()).as("looking begins nothing").allMatch(one -> one.call()
                .startsWith("GET "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"offboard, offboarding", "rename, names/change", "availability, availability", "adopt, adoption"})
    @DisplayName("each is taken back by --withdraw, and takes no other name")
    void withdraw(String command, String path) {
        begins(path + "/withdrawal");
        assertThat(shell.run("--no-wait", command, "capri", "--withdraw").code())
                .isZero();
        assertThat(shell.run(command, "../capri", "--withdraw").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("project change-repository sends which and why, and is taken back by --withdraw")
    void repository() {
        var url = "https://git.example.org/capri.git";
        desk.answers("POST /api/projects/capri/repository", new Api.Started("capri", "p1", null, null));
        assertThat(run("project", "change-repository", "capri", url, "--reason", "our own"))
                .isEqualTo("{\"repository\":\"" + url + "\",\"reason\":\"our own\"}");
        desk.answers("POST /api/projects/capri/repository/withdrawal", new Api.Started("capri", "p1", null, null));
        assertThat(shell.run("--no-wait", "project", "change-repository", "capri", "--withdraw")
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("project show tells where releases came from, until when, and who wanted what else")
    void project() {
        desk.answers(
                "GET /api/projects/capri",
                new Api.Project(
                        "capri",
                        List.of(
                                new Api.UsedRepository(
                                        "https://git.example.org/new.git",
                                        "2026-11-22T10:00:00Z",
                                        null,
                                        "dora",
                                        "hugo",
                                        "our own"),
                                new Api.UsedRepository(
                                        "https://svn.example.org/old",
                                        "2026-01-02T10:00:00Z",
                                        "2026-11-22T10:00:00Z",
                                        null,
                                        null,
                                        null)),
                        List.of(new Api.PastRelease(
                                "capri", "1.0", true, "r1", "https://svn.example.org/old", "2026-01-03T10:00:00Z")),
                        new Api.WantedRepository(
                                "https://git.example.org/third.git",
                                "daan",
                                "again",
                                "p9",
                                List.of("1.0 (r1): no such tag"))));
        assertThat(shell.run("project", "show", "capri").out())
                .contains("new.git", "in use", "hugo", "our own", "svn.example.org/old", "third.git, by daan: again")
                .contains("1.0 (r1): no such tag");
        assertThat(shell.run("project").code()).isEqualTo(2);
    }

    private void begins(String path) {
        desk.answers("POST /api/productions/capri/" + path, new Api.Started("capri", "p1", null, null));
    }

    private String run(String... words) {
        var all = new ArrayList<>(List.of("--no-wait"));
        all.addAll(List.of(words));
        var result = shell.run(all.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return desk.last().body();
    }
}
