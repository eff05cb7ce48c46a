package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command audit")
class AuditTest {
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("shows who did what for whom, in UTC, oldest first")
    void show() {
        desk.answers(
                "GET /api/audit/entries?about=friesland-test&since=2026-11-01&person=dora",
                List.of(
                        entry(
                                "decision",
                                "dora",
                                null,
                                "developers",
                                "start-process",
                                null,
                                "Onboard trial",
                                "tag: 1.2.0\nkind: test"),
                        entry("change", "desk", "dora", null, "converge", "trial1", "/srv/gaas", null),
                        entry("denial", "hanna", null, "hosting", "request", "127.0.0.1", "FOUR_EYES", "x\u001b[2J")));
        var result = shell.run("audit", "show", "friesland-test", "--since", "2026-11-01", "--person", "dora");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                TIME (UTC)           WHO                WHAT           WHERE           OUTCOME
                2026-11-21 16:00:00  dora (developers)  start-process  friesland-test  DONE     Onboard trial · tag: 1.2.0; kind: test
                2026-11-21 16:00:00  desk for dora      converge       trial1          DONE     /srv/gaas
                2026-11-21 16:00:00  hanna (hosting)    request        127.0.0.1       DONE     FOUR_EYES · x\\u001b[2J
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    @DisplayName("fits on a page of 120 columns, whatever was decided; as JSON all of it is in one place")
    void page() {
        var text = "word ".repeat(200) + "/a/path/" + "x".repeat(60);
        var answer = List.of(
                entry("decision", "dora", null, "developers,hosting,oncall", "complete-task", "trial1", text, text));
        desk.answers("GET /api/audit/entries", answer);
        var out = shell.run("audit", "show").out();
        assertThat(out.lines()).hasSizeGreaterThan(20).allMatch(line -> line.length() <= 120);
        assertThat(out.replaceAll("\\s+", " ")).contains(text + " · " + text);
        assertThat(shell.run("audit", "show", "--json").out()).contains(text);
    }

    @Test
    @DisplayName("says so when nothing is on record, and keeps an id from naming something else")
    void none() {
        desk.answers("GET /api/audit/entries?about=capri-test", List.of());
        assertThat(shell.run("audit", "show", "capri-test").out())
                .isEqualTo("Nothing is on record about capri-test.\n");
        assertThat(shell.run("audit", "show", "../x").code()).isEqualTo(2);
        assertThat(shell.run("audit").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("verify says that all is there, with exit code 0")
    void intact() {
        desk.answers(
                "GET /api/audit/verification",
                new Api.Verification(true, 124, 123, 1, 37, 0, "2026-11-21T16:00:00.123Z", "ab", List.of()));
        var result = shell.run("audit", "verify");
        assertThat(result.out())
                .isEqualTo(
                        "The trail is intact: 124 rows, 123 sealed until 2026-11-21 16:00:00 UTC, 37 heads outside the"
                                + " database, 1 waiting for their seal.\n");
        assertThat(result.code()).isZero();
    }

    @Test
    @DisplayName("verify locates what is wrong, with exit code 1, also as JSON")
    void damaged() {
        var flaw =
                new Api.Flaw("CHANGED", "row 5 (2026-11-21T16:00:00Z, complete-task by hanna)", "hash aa", "hash bb");
        var all = new Api.Verification(false, 9, 9, 0, 3, 2, null, null, List.of(flaw));
        desk.answers("GET /api/audit/verification", all);
        var result = shell.run("audit", "verify");
        assertThat(result.out()).isEqualTo("""
                The trail is NOT as it was written: 1 finding in 9 rows, 9 sealed, 3 heads outside the database (the last 2 rows after them).

                CHANGED  row 5 (2026-11-21T16:00:00Z, complete-task by hanna)
                  expected  hash aa
                  found     hash bb
                """);
        assertThat(result.code()).isEqualTo(1);
        var json = shell.run("audit", "verify", "--json");
        assertThat(json.out()).contains("\"kind\":\"CHANGED\"");
        assertThat(json.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("verify compares with the heads in a file, and says when there is none")
    void heads(@TempDir Path folder) throws IOException {
        var all = new Api.Verification(true, 1, 1, 0, 1, 0, null, null, List.of());
        desk.answers("POST /api/audit/verification", all);
        var file = Files.writeString(folder.resolve("kept.log"), "a\nb\n");
        assertThat(shell.run("audit", "verify", "--heads", file.toString()).code())
                .isZero();
        assertThat(desk.last().body()).isEqualTo("{\"heads\":\"a\\nb\\n\"}");
        assertThat(shell.run("audit", "verify", "--heads", folder + "/none").code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("export passes on what the desk wrote, byte for byte")
    void export() {
        desk.says(
                "GET /api/audit/export?since=2026-11-01",
                200,
                "application/x-ndjson",
                "{\"number\":1}\n{\"number\":2}\n");
        assertThat(shell.run("audit", "export", "--since", "2026-11-01").out())
                .isEqualTo("{\"number\":1}\n{\"number\":2}\n");
        desk.says("GET /api/audit/export", 200, "text/csv", "number\r\n1\r\n");
        assertThat(shell.run("audit", "export", "--csv").out()).isEqualTo("number\r\n1\r\n");
        assertThat(desk.last().accept()).startsWith("text/csv");
    }

    private static Api.Entry entry(
            String kind,
            String who,
            String behalf,
            String roles,
            String what,
            String place,
            String subject,
            String detail) {
        return new Api.Entry(
                1,
                "2026-11-21T16:00:00.123Z",
                kind,
                who,
                behalf,
                roles,
                what,
                "friesland-test",
                place,
                subject,
                "DONE",
                detail,
                null,
                "w1",
                null);
    }
}
