package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A code of the second factor")
class SecondFactorTest {
    private static final String COMPLETION = "POST /api/tasks/t-1/completion";

    private final FakeDesk desk = new FakeDesk();
    private final Shell shell = Shell.with(desk);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("is asked for when the desk wants one, and sent once with the same answers")
    void asked() {
        desk.refuses(COMPLETION, 403, wanted()).says(COMPLETION, 204, "application/json", "");
        var done = shell.typing("123 456").run("tasks", "complete", "t-1", "serverApproval=approve", "noTime=true");
        assertThat(done.out()).isEqualTo("Task t-1 is answered.\n");
        assertThat(shell.questions).containsExactly("This concerns production. The code of your second factor: ");
        assertThat(desk.requests()).extracting(FakeDesk.Request::shown).containsExactly(null, "123456");
        assertThat(desk.last().body()).isEqualTo("{\"serverApproval\":\"approve\",\"noTime\":\"true\"}");
    }

    @Test
    @DisplayName("comes from the environment where nobody is to be asked, and nobody is asked for what needs none")
    void environment() {
        desk.says(COMPLETION, 204, "application/json", "");
        assertThat(shell.run("tasks", "complete", "t-1", "noTime=true").code()).isZero();
        assertThat(desk.last().shown()).isNull();
        shell.environment.put("GAAS_CODE", "654321");
        assertThat(shell.run("tasks", "complete", "t-1", "noTime=true").code()).isZero();
        assertThat(desk.last().shown()).isEqualTo("654321");
        assertThat(shell.questions).isEmpty();
    }

    @Test
    @DisplayName("that nobody can be asked for is told as the desk told it")
    void nobody() {
        desk.refuses(COMPLETION, 403, wanted());
        var no = shell.run("tasks", "complete", "t-1", "noTime=true");
        assertThat(no.code()).isEqualTo(5);
        assertThat(no.err()).contains("SECOND_FACTOR_REQUIRED", "set GAAS_CODE to the code");
    }

    @Test
    @DisplayName(
            "is enrolled by its secret, and recovery codes are printed; a colleague vouches, an administrator resets")
    void enrolled() {
        desk.answers("POST /api/me/second-factor/enrolment", new Api.Offered("GEZD", "otpauth://totp/gaas:dora"))
                .answers(
                        "PUT /api/me/second-factor/enrolment",
                        new Api.Enrolled("waiting", "1a2b3c4d", List.of("abcd-efgh")))
                .says("POST /api/second-factors/dora/voucher", 204, "application/json", "")
                .says("DELETE /api/second-factors/dora", 204, "application/json", "");
        assertThat(shell.typing("123456").run("factor", "enrol").out())
                .contains("GEZD", "otpauth://", "gaas factor vouch YOUR-NAME 1a2b3c4d", "abcd-efgh");
        assertThat(shell.run("factor", "vouch", "dora", "1a2b3c4d").out()).contains("of dora is good now");
        assertThat(desk.last().body()).isEqualTo("{\"word\":\"1a2b3c4d\"}");
        assertThat(shell.run("factor", "reset", "dora").out()).contains("dora has no second factor any more");
    }

    @Test
    @DisplayName("is made for the invented people of a demo, and for nobody else")
    void demo() throws Exception {
        var file = folder.resolve(".gaas/cli.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "url=" + desk.url() + "\nsecret.hanna=3132333435363738393031323334353637383930\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        shell.checkout = Optional.of(folder);
        // the shell's clock stands at 2026-11-21T11:00:00Z
        assertThat(shell.run("code", "hanna").out()).matches("[0-9]{6}\n");
        assertThat(shell.run("code", "hanna").out())
                .isEqualTo(shell.run("code", "hanna").out());
        var no = shell.run("code", "mallory");
        assertThat(no.code()).isEqualTo(2);
        assertThat(no.err()).contains("'mallory' is nobody of a demo on this machine");
    }

    private static Api.ProblemDetail wanted() {
        return new Api.ProblemDetail("Forbidden", "show a code", "SECOND_FACTOR_REQUIRED", null, null, List.of());
    }
}
