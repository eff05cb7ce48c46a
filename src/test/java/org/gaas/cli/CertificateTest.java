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

@DisplayName("The commands certificate and certificates")
class CertificateTest {
    private static final Api.Certificate CAPRI = new Api.Certificate(
            7,
            "capri",
            null,
            "prod1",
            "acme",
            "letsencrypt",
            List.of("capri.example", "www.capri.example"),
            "capri-bv",
            "EUR 0.00",
            "EUR 0.00",
            new Api.Standing("hanna", "2026-11-01T00:00:00Z", null),
            "installed",
            "R3\u001b[2J",
            "2026-11-01T00:00:00Z",
            "2027-01-30T00:00:00Z",
            "2026-12-31T00:00:00Z",
            null);

    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("certificates lists them, and until when they count")
    void all() {
        desk.answers("GET /api/certificates", List.of(CAPRI));
        var result = shell.run("certificates");
        assertThat(result.out()).contains("7", "capri", "2027-01-30", "capri.example, www.capri.example");
        assertThat(result.out()).doesNotContain("\u001b");
    }

    @Test
    @DisplayName("show tells one")
    void one() {
        desk.answers("GET /api/certificates/7", CAPRI);
        var result = shell.run("certificate", "show", "7");
        assertThat(result.out())
                .startsWith("7 for capri\n")
                .contains("www.capri.example", "without asking until further notice (hanna, 2026-11-01)");
        assertThat(shell.run("certificate", "show", "../7").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("standing says until when it is renewed without asking")
    void standing() {
        desk.answers("PUT /api/certificates/7/standing-order", CAPRI);
        desk.answers("GET /api/certificates/7", CAPRI);
        var result = shell.run("certificate", "standing", "7", "always");
        assertThat(result.out()).isEqualTo("renewed without asking until further notice (hanna, 2026-11-01)\n");
        assertThat(desk.requests().get(0).body()).contains("always");
    }

    @Test
    @DisplayName("install hands files to the task that waits for them; a password is asked for, and never an option")
    void install(@TempDir Path folder) throws IOException {
        var waits =
                "{\"number\": 7, \"installation\": \"capri\", \"way\": \"brought\", \"names\": [\"capri.example\"]}";
        desk.says("GET /api/certificates/7", 200, "application/json", waits);
        desk.answers("POST /api/certificates/7/renewal", new Api.CertificateStarted(7, "capri", "p1"));
        desk.answers("GET /api/processes/p1", process("waiting", null, "Hand over certificate · capri.example"));
        desk.answers("POST /api/certificates/tasks/t1", new Api.CertificateKept(List.of("It is \u001bfine.")));
        desk.answers("POST /api/certificates/tasks/t1/completion", new Api.CertificateStarted(7, "capri", "p2"));
        desk.answers("GET /api/processes/p2", process("done", "Certificate in use", null));
        var file = Files.writeString(folder.resolve("site.p12"), "PKCS").toString();
        assertThat(shell.run("certificate", "install", "7", file, "--password").err())
                .contains("nobody is there to type it", "--password-file");
        var result = shell.typingPassword("Open sesame")
                .run("certificate", "install", "7", file, "--password", "--hours", "0:10");
        assertThat(result.out()).contains("It is ", "Done: Certificate in use.").doesNotContain("\u001b");
        assertThat(result.code()).isEqualTo(ExitCode.DONE);
        assertThat(shell.questions).contains("Password of the file: ");
        assertThat(received("POST /api/certificates/tasks/t1")).contains("UEtDUw==", "Open sesame");
        assertThat(received("POST /api/certificates/tasks/t1/completion")).contains("0:10");

        assertThat(shell.run("certificate", "install", "7", file, "--password=x")
                        .code())
                .isEqualTo(2);
        assertThat(shell.run(
                                "certificate",
                                "install",
                                "7",
                                folder.resolve("none").toString())
                        .err())
                .contains("can't be read");
        var large = Files.write(folder.resolve("large"), new byte[10 << 20]).toString();
        assertThat(shell.run("certificate", "install", "7", large).err()).contains("more than 256 kB");
        desk.answers("GET /api/certificates/8", CAPRI);
        assertThat(shell.run("certificate", "install", "8", file).err()).contains("an authority issues it by itself");
    }

    private String received(String call) {
        return desk.requests().stream()
                .filter(request -> request.call().equals(call))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static Api.Process process(String state, String outcome, String task) {
        var tasks = task == null
                ? List.<Api.OpenTask>of()
                : List.of(new Api.OpenTask("t1", task, List.of("hosting"), null, null, null));
        return new Api.Process(
                "p1",
                "Purchase certificate",
                "capri",
                state,
                "2026-11-22T01:00:00Z",
                null,
                outcome,
                List.of(),
                tasks,
                null);
    }

    @Test
    @DisplayName("certificates --found tells what is not in the inventory, and ends with 1 when something was found")
    void found() {
        desk.answers(
                "GET /api/certificates/found",
                new Api.CheckedCertificates(List.of("prod1"), List.of()),
                new Api.CheckedCertificates(
                        List.of("prod1"),
                        List.of(new Api.Finding("error", "prod1", "Nobody registered it", "Order it"))));
        assertThat(shell.run("certificates", "--found").out())
                .isEqualTo("1 server looked at: all is in the inventory.\n");
        var result = shell.run("certificates", "--found");
        assertThat(result.out())
                .contains("error    prod1\n  Nobody registered it. Order it.", "1 server looked at, 1 found.");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "certificates --forecast tells what shorter lifetimes take; --csv prints the file; one of them at a time")
    void forecast() {
        desk.answers(
                "GET /api/certificates/forecast",
                List.of(new Api.Forecast(0, 40, 1800, "3600.00"), new Api.Forecast(47, 465, 20925, "3600.00")));
        assertThat(shell.run("certificates", "--forecast").out()).contains("as today", "47 days", "348:45", "3600.00");
        desk.says("GET /api/certificates.csv", 200, "text/csv", "number,installation\r\n7,capri\r\n");
        assertThat(shell.run("certificates", "--csv").out()).contains("7,capri");
        assertThat(shell.run("certificates", "--csv", "--found").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("order begins the process and tells whom it waits for; renew too")
    void order() {
        desk.answers("POST /api/certificates", new Api.CertificateStarted(7, "capri", "p1"));
        desk.answers("POST /api/certificates/7/renewal", new Api.CertificateStarted(7, "capri", "p1"));
        desk.answers("POST /api/certificates/7/revocation", new Api.CertificateStarted(7, "capri", "p1"));
        desk.answers(
                "GET /api/processes/p1",
                new Api.Process(
                        "p1",
                        "Purchase certificate",
                        "capri",
                        "waiting",
                        "2026-11-22T01:00:00Z",
                        null,
                        null,
                        List.of(),
                        List.of(new Api.OpenTask(
                                "t1", "Order certificate · capri.example", List.of("hosting"), null, null, null)),
                        null));
        for (var typed : List.of(
                List.of("certificate", "order", "capri", "--way", "ordered"),
                List.of("certificate", "renew", "7"),
                List.of("certificate", "revoke", "7", "--reason", "key-compromise", "--then", "replace"))) {
            var result = shell.run(typed.toArray(String[]::new));
            assertThat(result.out()).contains("Task: Order certificate · capri.example (hosting)");
            assertThat(result.code()).isEqualTo(ExitCode.WAITS);
        }
        assertThat(desk.requests())
                .filteredOn(request -> request.call().endsWith("/revocation"))
                .extracting(FakeDesk.Request::body)
                .containsExactly("{\"reason\":\"key-compromise\",\"then\":\"replace\"}");
        assertThat(shell.run("certificate", "revoke", "7", "--reason", "superseded")
                        .err())
                .contains("--then");
    }

    @Test
    @DisplayName("up to which price nobody is asked is shown, and set by who may")
    void ceiling() {
        desk.answers("GET /api/certificates/ceilings/capri", new Api.CertificateCeiling("capri", "EUR 150.00"));
        desk.answers("PUT /api/certificates/ceilings/capri", new Api.CertificateCeiling("capri", "EUR 150.00"));
        assertThat(shell.run("certificate", "ceiling", "capri").out())
                .isEqualTo("certificates for capri: up to EUR 150.00 nobody is asked\n");
        assertThat(desk.requests()).noneMatch(request -> request.call().startsWith("PUT"));
        assertThat(shell.run("certificate", "ceiling", "capri", "150").code()).isZero();
        assertThat(desk.requests())
                .filteredOn(request -> request.call().startsWith("PUT"))
                .extracting(FakeDesk.Request::body)
                .containsExactly("{\"ceiling\":\"150\"}");
    }
}
