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

@DisplayName("Agreements and access on the command line")
class AccessTest {
    private static final Api.Access OWN = new Api.Access(
            "dora",
            "capri-test",
            "trial1",
            "all",
            List.of("the server itself"),
            List.of("capri_*"),
            "d-dora",
            "trial1.example.org",
            3306,
            "https://trial1.example.org/phpmyadmin/",
            false,
            "2027-11-30",
            "agreement 7 for project capri, by mark");
    private static final Api.Access NONE = new Api.Access(
            "daan",
            "capri",
            "prod1",
            "none",
            List.of(),
            List.of(),
            null,
            null,
            0,
            null,
            false,
            "2027-11-30",
            "the policy names no addresses\u001b[2J");

    private static final Api.AccessFiles SEEN = new Api.AccessFiles(
            "dora",
            "capri-test",
            "trial1",
            "read",
            List.of(),
            "d_dora",
            "10.0.0.3",
            22,
            2,
            "2027-11-30",
            "agreement 7 for project capri, by mark");
    private static final Api.AccessFiles NOT_SEEN = new Api.AccessFiles(
            "dora",
            "capri",
            null,
            "none",
            List.of(),
            null,
            null,
            0,
            2,
            "2027-11-30",
            "the policy gives developers nothing here");

    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("access tells who reaches what and why, or why not")
    void access() {
        desk.answers("GET /api/access", List.of(OWN, NONE));
        desk.answers("GET /api/access/files", List.of(SEEN, NOT_SEEN));
        assertThat(shell.run("access").out())
                .containsPattern(
                        "dora +capri-test +trial1 +read +d_dora@10.0.0.3:22 +everywhere +2 +2027-11-30 +agreement 7")
                .containsPattern("dora +capri +none +2 +2027-11-30 +the policy gives")
                .containsPattern("dora +capri-test +trial1 +all +capri_\\* +the server itself +not set +2027-11-30")
                .containsPattern("daan +capri +prod1 +none .*names no addresses\\\\u001b");
    }

    @Test
    @DisplayName("access keys lists, adds from a file and removes; a private key is not sent")
    void keys(@TempDir Path folder) throws IOException {
        var key = new Api.AccessKey(
                4, "dora", "ssh-ed25519", "SHA256:abc", "dora", "2026-11-22T09:15:00Z", List.of("acc1: is down"));
        desk.answers("GET /api/access/keys", List.of(key));
        assertThat(shell.run("access", "keys").out()).containsPattern("4 +dora +ssh-ed25519 +SHA256:abc +dora");
        desk.answers("POST /api/access/keys", key);
        var file = Files.writeString(folder.resolve("key.pub"), "ssh-ed25519 AAAA dora\n");
        assertThat(shell.run("access", "keys", "add", file.toString(), "--for", "dora")
                        .out())
                .contains("key 4 is registered: SHA256:abc", "not yet: acc1: is down");
        assertThat(desk.last().body()).isEqualTo("{\"developer\":\"dora\",\"key\":\"ssh-ed25519 AAAA dora\\n\"}");
        var secret = Files.writeString(folder.resolve("key"), "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\n");
        var refused = shell.run("access", "keys", "add", secret.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is a private key");
        assertThat(desk.last().body()).doesNotContain("canary");
        desk.answers("DELETE /api/access/keys/4", new Pending(List.of()));
        assertThat(shell.run("access", "keys", "remove", "4").out()).contains("key 4 is removed");
    }

    @Test
    @DisplayName("access says that nobody reaches anything")
    void nobody() {
        desk.answers("GET /api/access", List.of());
        assertThat(shell.run("access").out()).startsWith("Nobody reaches anything");
    }

    @Test
    @DisplayName(
            "access log tells who opened sessions at a server's databases and who came by key, and that there are more")
    void log() {
        desk.answers(
                "GET /api/access/sessions/prod1",
                new Api.SessionLog(
                        List.of(new Api.AccessSession(
                                "2026-11-22T09:15:00Z",
                                "2026-11-22T09:47:00Z",
                                "d-dora",
                                "192.0.2.7",
                                31,
                                List.of("capri_gems", "capri_ls"))),
                        List.of(
                                new Api.AccessVisit(
                                        "2026-11-22T09:15:00Z",
                                        "2026-11-22T09:47:00Z",
                                        "d_dora",
                                        "192.0.2.7",
                                        "SHA256:abc",
                                        "cut off",
                                        1),
                                new Api.AccessVisit(
                                        "2026-11-22T10:15:00Z",
                                        null,
                                        "d_daan",
                                        "192.0.2.8",
                                        "SHA256:def",
                                        "refused: x",
                                        3)),
                        true,
                        2,
                        true));
        assertThat(shell.run("access", "log", "prod1").out())
                .containsPattern("d-dora +192.0.2.7 +31 +capri_gems capri_ls\n")
                .containsPattern("09:47:00Z +d_dora +192.0.2.7 +SHA256:abc +cut off\n")
                .containsPattern("10:15:00Z +d_daan +192.0.2.8 +SHA256:def +refused: x \\(3 times\\)\n")
                .contains("There are earlier ones", "2 lines are none", "More was refused");
        desk.answers(
                "GET /api/access/sessions/prod1?days=30", new Api.SessionLog(List.of(), List.of(), false, 0, false));
        assertThat(shell.run("access", "log", "prod1", "--days", "30").out())
                .isEqualTo("Nobody opened a session at its databases.\n\nNobody came by ssh key.\n");
    }

    @Test
    @DisplayName("access --csv gives the file")
    void csv() {
        desk.says("GET /api/access", 200, "text/csv;charset=UTF-8", "developer\r\n");
        assertThat(shell.run("access", "--csv").out()).isEqualTo("developer\r\n");
    }

    @Test
    @DisplayName("access password makes one here, shows it, and sends the desk only what a server keeps of it")
    void password() {
        desk.answers("GET /api/me", new Api.Me("dora", List.of("developers")));
        desk.answers("GET /api/access", List.of(OWN, NONE));
        desk.answers("PUT /api/access/passwords/trial1", new Pending(List.of()));
        var shown = shell.run("access", "password").out();
        assertThat(shown)
                .containsPattern(
                        "trial1 +trial1.example.org +3306 +d-dora +https://trial1.example.org/phpmyadmin/ +[a-z2-9]{32}\n");
        var password = new OwnPassword(shown.strip().replaceFirst("(?s).* ", ""));
        assertThat(desk.last().body())
                .isEqualTo("{\"verifier\":\"" + password.verifier() + "\"}")
                .doesNotContain(password.text());
        assertThat(new OwnPassword("known").verifier()).isEqualTo("*D7B532E5DC3E380440930DEDBBCD40242EA30514");
        assertThat(password).hasToString("***");
    }

    @Test
    @DisplayName("access password for a server that one does not reach makes none")
    void elsewhere() {
        desk.answers("GET /api/me", new Api.Me("dora", List.of("developers")));
        desk.answers("GET /api/access", List.of(OWN, NONE));
        var result = shell.run("access", "password", "prod1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("you reach no databases there");
    }

    @Test
    @DisplayName("agreement make and withdraw send who works where, and tell who is asked; end says what was done")
    void agreements() {
        desk.answers("POST /api/agreements", new Api.AccessBegun("p1", "the customer is asked\u001b[2J"));
        assertThat(shell.run("agreement", "make", "dora", "--project", "capri", "--until", "2027-11-30")
                        .out())
                .isEqualTo("Process p1 has begun.\nthe customer is asked\\u001b[2J\n");
        assertThat(desk.last().body())
                .isEqualTo("{\"developer\":\"dora\",\"project\":\"capri\",\"until\":\"2027-11-30\"}");
        assertThat(shell.run(
                                "agreement",
                                "make",
                                "dora",
                                "--project",
                                "capri",
                                "--until",
                                "2027-11-30",
                                "--consent",
                                "x")
                        .code())
                .as("nobody writes the customer's consent down alone")
                .isEqualTo(2);
        desk.answers("POST /api/agreements/withdrawal", new Api.AccessBegun("p1", "not asked any more"));
        assertThat(shell.run("agreement", "withdraw", "dora", "--customer", "zorg")
                        .out())
                .isEqualTo("Process p1 has begun.\nnot asked any more\n");
        assertThat(desk.last().body()).isEqualTo("{\"developer\":\"dora\",\"customer\":\"zorg\"}");
        var made = new Api.Agreement(
                7,
                "dora",
                "capri",
                null,
                "2026-11-22",
                "2027-11-30",
                "C. Klant",
                "mark",
                "holds",
                List.of("trial1: does not answer"));
        desk.answers("PUT /api/agreements/7/end", made);
        assertThat(shell.run("agreement", "end", "7", "--why", "left").out()).isEqualTo("agreement 7 has ended\n");
        desk.answers("GET /api/agreements", List.of(made));
        assertThat(shell.run("agreements").out())
                .containsPattern("7 +dora +capri +2026-11-22 +2027-11-30 +holds +mark");
    }

    @Test
    @DisplayName("access request sends what is asked for, and tells who decides")
    void request() {
        desk.answers("POST /api/access/requests", new Api.AccessBegun("p1", "hosting decides\u001b[2J"));
        assertThat(shell.run("access", "request", "capri", "cicero", "--why", "a report", "--until", "2026-12-01")
                        .out())
                .isEqualTo("Process p1 has begun.\nhosting decides\\u001b[2J\n");
        assertThat(desk.last().body())
                .isEqualTo("{\"projects\":[\"capri\",\"cicero\"],\"why\":\"a report\",\"until\":\"2026-12-01\"}");
        shell.run("access", "request", "capri", "--why", "it burns", "--emergency", "--for", "dora");
        assertThat(desk.last().body())
                .isEqualTo("{\"developer\":\"dora\",\"projects\":[\"capri\"],\"why\":\"it burns\",\"emergency\":true}");
        shell.environment.put("GAAS_CODE", "654321");
        shell.run("access", "request", "capri", "--why", "it burns", "--emergency", "--for", "dora");
        assertThat(desk.last().shown()).as("an emergency wants a code").isEqualTo("654321");
    }

    @Test
    @DisplayName("access revoke takes back whose and where is said, and all of one's own when nothing is")
    void revoke() {
        desk.answers("POST /api/access/revocations", new Api.AccessBegun("p1", "it counts no more"));
        shell.run("access", "revoke", "dora", "--project", "capri", "--why", "left", "--no-wait");
        assertThat(desk.last().body()).isEqualTo("{\"developer\":\"dora\",\"projects\":[\"capri\"],\"why\":\"left\"}");
        shell.run("access", "revoke", "--environment", "production", "--why", "lost my laptop", "--no-wait");
        assertThat(desk.last().body()).isEqualTo("{\"environment\":\"production\",\"why\":\"lost my laptop\"}");
        assertThat(shell.run("access", "revoke", "dora").code()).isEqualTo(2);
    }

    record Pending(List<String> pending) {}
}
