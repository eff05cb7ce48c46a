package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands that only look")
class LookingTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Api.Installation FRIESLAND = new Api.Installation(
            "friesland-test",
            "friesland",
            "test",
            "O'Brien & Søn",
            "trial1",
            "1.2.0",
            COMMIT,
            "INSTALLED",
            "https://localhost:8443/friesland-test/",
            "2027-01-20T11:00:00Z",
            "https://git.example.org/sample.git",
            "sample-cgi",
            List.of("friesland_test_gems", "friesland_test_ls"),
            List.of(new Api.ProcessSummary("p1", "Onboard trial", "waiting", "2026-11-21T10:59:00Z")),
            null);
    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("list shows the installations, aligned, whatever letters a name has")
    void list() {
        var other = new Api.Installation(
                "capri-demo",
                "capri",
                "demo",
                "東京クリニック",
                "trial1",
                null,
                COMMIT,
                "REQUESTED",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
        desk.answers("GET /api/installations", List.of(FRIESLAND, other));
        var result = shell.run("list");
        assertThat(result.out()).isEqualTo("""
                INSTALLATION    VERSION     STATE      SERVER  CUSTOMER        EXPIRES           URL
                friesland-test  1.2.0       INSTALLED  trial1  O'Brien & Søn   2027-01-20 12:00  https://localhost:8443/friesland-test/
                capri-demo      0123456789  REQUESTED  trial1  東京クリニック
                """);
        assertThat(result.code()).isZero();
    }

    @Test
    @DisplayName("list on a narrow screen cuts what nobody copies")
    void narrow() {
        desk.answers("GET /api/installations", List.of(FRIESLAND));
        assertThat(shell.columns(106).run("list").out()).isEqualTo("""
                INSTALLATION    VERSION  STATE      SERVER  CUSTOMER    EXPIRES     URL
                friesland-test  1.2.0    INSTALLED  trial1  O'Brien &…  2027-01-2…  https://localhost:8443/friesland-test/
                """);
    }

    @Test
    @DisplayName("list without any installation says how to make the first one")
    void none() {
        desk.answers("GET /api/installations", List.of());
        assertThat(shell.run("list").out()).startsWith("None yet.").contains("gaas install NAME");
    }

    @Test
    @DisplayName("list --json passes on what the desk answered, but nothing that a terminal would obey")
    void json() {
        var raw = "[{\"id\":\"a\",\"more\":{\"b\":1.50},\"customer\":\"x\u009b31m\"}]";
        desk.says("GET /api/installations", 200, "application/json", raw);
        assertThat(shell.run("list", "--json").out()).isEqualTo(raw.replace("\u009b", "\\u009b") + "\n");
        assertThat(shell.run("--json", "list").out()).startsWith("[{\"id\"");
    }

    @Test
    @DisplayName("a name with a terminal's control sequences is shown, not obeyed")
    void escapes() {
        desk.answers(
                "GET /api/servers",
                List.of(new Api.Server("evil\u001b[2J\u202e\n", List.of("trial"), "nl", "10.0.0.1", "active", 3)));
        var result = shell.run("servers");
        assertThat(result.out()).isEqualTo("""
                SERVER                     ROLES  ZONE  ADDRESS   STATE   INSTALLATIONS
                evil\\u001b[2J\\u202e\\u000a  trial  nl    10.0.0.1  active              3
                """);
    }

    @Test
    @DisplayName("show tells all about one installation")
    void show() {
        desk.answers("GET /api/installations/friesland-test", FRIESLAND);
        assertThat(shell.run("show", "friesland-test").out()).isEqualTo("""
                friesland-test
                  state        INSTALLED
                  url          https://localhost:8443/friesland-test/
                  version      1.2.0 (0123456789)
                  repository   https://git.example.org/sample.git
                  application  sample-cgi
                  project      friesland
                  environment  test
                  customer     O'Brien & Søn
                  server       trial1
                  databases    friesland_test_gems, friesland_test_ls
                  expires      2027-01-20 12:00

                PROCESS        STATE    STARTED           ID
                Onboard trial  waiting  2026-11-21 11:59  p1
                """);
    }

    @Test
    @DisplayName("show asks for the processes when the installation does not bring them along")
    void showProcesses() {
        desk.says("GET /api/installations/a-test", 200, "application/json", "{\"id\":\"a-test\"}")
                .answers(
                        "GET /api/processes?businessKey=a-test",
                        List.of(new Api.ProcessSummary("p7", "Deploy release", "done", null)));
        assertThat(shell.run("show", "a-test").out()).endsWith("""
                PROCESS         STATE  STARTED  ID
                Deploy release  done            p7
                """);
    }

    @Test
    @DisplayName("show of what is not there says so, with exit code 2")
    void unknown() {
        desk.refuses(
                "GET /api/installations/capri-test",
                404,
                new Api.ProblemDetail(
                        "Not Found",
                        "there is no installation capri-test",
                        "NOT_FOUND",
                        "id",
                        null,
                        List.of("capri-demo")));
        var result = shell.run("show", "capri-test");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                gaas: not found
                  where: id (GET /api/installations/capri-test)
                  why:   NOT_FOUND: there is no installation capri-test
                  try:   capri-demo
                """);
    }

    @Test
    @DisplayName("an id that could name something else never reaches the desk")
    void notAnId() {
        for (var id : List.of("../../etc", "a/b", "a?b", "a%2e", "capri\nid", "сapri", "", "a;id")) {
            var result = shell.run("show", "--", id);
            assertThat(result.code()).as(id).isEqualTo(2);
            assertThat(result.err()).as(id).containsPattern("NAME_(INVALID|REQUIRED)");
        }
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    @DisplayName("tags asks for a repository, with everything in its address escaped")
    void tags() {
        desk.answers(
                "GET /api/tags?repository=https%3A%2F%2Fgit.example.org%2Fa%20b.git%26x&match=1.9",
                new Api.Tags(List.of(
                        new Api.Tag("1.9.1-p9", COMMIT, "2025-03-01T09:00:00Z"),
                        new Api.Tag("tags/1.9.0", "4711", null))));
        assertThat(shell.run("tags", "https://git.example.org/a b.git&x", "--match", "1.9")
                        .out())
                .isEqualTo("""
                TAG         COMMIT      WHEN
                1.9.1-p9    0123456789  2025-03-01 10:00
                tags/1.9.0  4711
                """);
    }

    @Test
    @DisplayName("tasks shows what waits for people")
    void tasks() {
        desk.answers(
                "GET /api/tasks",
                List.of(new Api.Task(
                        "t1",
                        "Confirm trial · friesland",
                        "Onboard trial",
                        "friesland-test",
                        "developers",
                        null,
                        "2026-11-21T10:00:00Z",
                        "2026-12-01",
                        List.of("daan", "managers"),
                        null)));
        assertThat(shell.run("tasks").out()).isEqualTo("""
                TASK                       INSTALLATION    ROLE        WHO  SINCE             DUE         LATE            ID
                Confirm trial · friesland  friesland-test  developers       2026-11-21 11:00  2026-12-01  daan, managers  t1
                """);
    }

    @Test
    @DisplayName("deputies shows who is asked first when tasks are late")
    void deputies() {
        desk.answers("GET /api/deputies", List.of(new Api.Deputy("hosting", "hugo")), List.of());
        assertThat(shell.run("deputies").out()).isEqualTo("""
                ROLE     DEPUTY
                hosting  hugo
                """);
        assertThat(shell.run("deputies").out()).isEqualTo("Nobody is named: managers are asked at once.\n");
    }

    @Test
    @DisplayName("standins shows who does whose tasks")
    void standIns() {
        desk.answers(
                "GET /api/stand-ins",
                List.of(new Api.StandIn(7, "dora", "daan", "2026-12-01", "2026-12-05", "mark")),
                List.of());
        assertThat(shell.run("standins").out()).isEqualTo("""
                AWAY  STAND-IN  FROM        UNTIL       SAID BY  NUMBER
                dora  daan      2026-12-01  2026-12-05  mark     7
                """);
        assertThat(shell.run("standins").out()).isEqualTo("Nobody stands in for anybody.\n");
    }

    @Test
    @DisplayName("oncall shows who is on call, now and later")
    void onCall() {
        desk.answers(
                "GET /api/oncall",
                new Api.Roster(
                        List.of("olga"),
                        List.of(new Api.Shift(3, "hanna", "2026-12-01T16:00:00Z", "2026-12-02T08:00:00Z", "mark"))),
                new Api.Roster(List.of(), List.of()));
        assertThat(shell.run("oncall").out()).isEqualTo("""
                On call now: olga
                USER   FROM              UNTIL             SAID BY  NUMBER
                hanna  2026-12-01 17:00  2026-12-02 09:00  mark     3
                """);
        assertThat(shell.run("oncall").out()).isEqualTo("Nobody is on call.\n");
    }

    @Test
    @DisplayName("hours shows the month and its sum")
    void hours() {
        desk.answers(
                "GET /api/hours?month=2026-11",
                List.of(
                        hours("2026-11-20", 95, "friesland-test", "upgrade", "=1+1", true),
                        hours("2026-11-21", 20, "capri-demo", "installation", null, false)));
        assertThat(shell.run("hours", "--month", "2026-11").out()).isEqualTo("""
                DATE        TIME  BILL  WHO   CUSTOMER  INSTALLATION    ACTIVITY      TASK           NOTE
                2026-11-20  1:35  yes   dora  Capri BV  friesland-test  upgrade       Confirm trial  =1+1
                2026-11-21  0:20  no    dora  Capri BV  capri-demo      installation  Confirm trial
                2026-11: 1:35 billable of 1:55 hours
                """);
        assertThat(shell.run("hours").out()).as("this month by default").contains("2026-11-20");
    }

    @Test
    @DisplayName("a month without hours says so")
    void noHours() {
        desk.answers("GET /api/hours?month=2026-10", List.of());
        assertThat(shell.run("hours", "--month", "2026-10").out()).isEqualTo("No hours in 2026-10.\n");
    }

    @Test
    @DisplayName("hours --csv gives finance every byte, and a screen nothing to obey")
    void csv() {
        var raw = "date,note\r\n2026-11-20,\"'=cmd\u001b[2J\r\nsecond\"\r\n";
        desk.says("GET /api/hours?month=2026-11", 200, "text/csv;charset=UTF-8", raw);
        assertThat(shell.run("hours", "--month", "2026-11", "--csv").out()).isEqualTo(raw);
        assertThat(desk.last().accept()).startsWith("text/csv");
        assertThat(shell.columns(80).run("hours", "--month", "2026-11", "--csv").out())
                .isEqualTo("date,note\n2026-11-20,\"'=cmd\\u001b[2J\nsecond\"\n");
    }

    @Test
    @DisplayName("costs shows what was bought, and what finance gets as a file")
    void costs() {
        var cost = new Api.Cost(
                "2026-11-20",
                "certificate",
                "95.50",
                "EUR",
                "Zorg\u001b[2J BV",
                "capri",
                "capri",
                "S-1",
                "certificate:1",
                true);
        desk.answers("GET /api/costs?month=2026-11", List.of(cost));
        assertThat(shell.run("costs", "--month", "2026-11").out()).isEqualTo("""
                DATE        KIND            AMOUNT  BILL  CUSTOMER          INSTALLATION  ORDER
                2026-11-20  certificate  EUR 95.50  yes   Zorg\\u001b[2J BV  capri         S-1
                """);
        desk.answers("GET /api/costs?month=2026-10", List.of());
        assertThat(shell.run("costs", "--month", "2026-10").out()).isEqualTo("No costs in 2026-10.\n");
        desk.says("GET /api/costs?month=2026-09", 200, "text/csv;charset=UTF-8", "date,kind\r\n");
        assertThat(shell.run("costs", "--month", "2026-09", "--csv").out()).isEqualTo("date,kind\r\n");
    }

    private static Api.Hours hours(
            String date, long minutes, String installation, String activity, String note, boolean billable) {
        return new Api.Hours(
                date,
                minutes,
                "dora",
                "developers",
                "Capri BV",
                "capri",
                installation,
                "Onboard trial",
                "Confirm trial",
                activity,
                note,
                billable);
    }
}
