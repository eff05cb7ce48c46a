package org.gaas.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.path;
import static org.gaas.onboarding.TrialDesk.read;
import static org.gaas.onboarding.TrialDesk.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("Taking an installation away, in the box")
class RemoveInstallationTest {
    private final TrialDesk desk;
    private final Dates dates;
    private final Host server;
    private final Path root;

    RemoveInstallationTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.dates = new Dates(door, management);
        this.desk = new TrialDesk(box, users, port);
        this.root = box.server("trial1").root();
        this.server = BoxHosts.host(box, "trial1");
    }

    @Test
    @DisplayName("keeps files and databases in an archive, and proves that nothing else is left; the hours stay")
    void archived() throws Exception {
        handedOver("kept");
        Files.writeString(root.resolve("srv/gaas/kept-test/shared/var/upload.txt"), "a letter");
        assertThat(desk.page("kept-test")).startsWith("200");

        var removal = removed("kept-test");
        assertThat(path(removal))
                .isEqualTo(
                        "Begin removal > Take offline > Remove certificates > Archive files > Dump databases > Seal archive"
                                + " > Schedule archive end > Drop databases > Remove files > Forget releases > Prove removal"
                                + " > Cancel expiry > Release name");
        var shown = desk.installation("kept-test");
        assertThat(shown.path("state").asText()).isEqualTo("removed");
        assertThat(shown.path("removal").path("proof").toString())
                .contains("trial1: no file, no folder, no system user and no process of it")
                .contains("trial1: no database, no account and no right of it")
                .contains("/kept-test/ leads nowhere");

        var archive = shown.path("removal").path("archive");
        assertThat(archive.path("until").asText())
                .isEqualTo(LocalDate.now(TrialDesk.ZONE).plusDays(14).toString());
        var folder = root.resolve(archive.path("folder").asText().substring(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(unzipped(folder.resolve("kept_test_gems.sql.gz")))
                .contains("CREATE TABLE `patient`", "-- Dump completed")
                .doesNotContain("CREATE DATABASE");
        assertThat(Files.readString(folder.resolve("manifest.json")))
                .contains("\"installation\" : \"kept-test\"", "\"tag\" : \"1.1.0\"", "\"repository\" : \"file:")
                .contains("\"application\"", "\"keptUntil\"");
        for (var piece : archive.path("pieces"))
            assertThat(sha256(folder.resolve(piece.path("name").asText())))
                    .isEqualTo(piece.path("sha256").asText());
        var files = server.run(
                        Command.of("tar", "-tzf", folder.resolve("files.tar.gz").toString()))
                .expect("a list")
                .out();
        assertThat(files).contains("./var/upload.txt").doesNotContain("settings.conf");

        assertThat(desk.as("fien")
                        .get("/api/hours?month="
                                + LocalDate.now(TrialDesk.ZONE).toString().substring(0, 7))
                        .body())
                .contains("\"installation\":\"kept-test\"");
        assertThat(desk.as("aya").get("/api/audit/entries?about=kept-test").body())
                .contains("Remove installation", "prove-removal", "\"archive\"", "nothing is left of kept-test")
                .contains("\"who\":\"dora\"");
    }

    @Test
    @DisplayName("removes the archive too when its time is over, and the trail says so")
    void expired() {
        handedOver("over");
        removed("over-test");
        var archive = desk.installation("over-test").path("removal").path("archive");
        var folder = root.resolve(archive.path("folder").asText().substring(1));
        assertThat(folder).isDirectory();
        var keeping = desk.latest("over-test", "Keep archive");
        dates.come(keeping);
        assertThat(desk.settled(keeping).path("outcome").asText()).isEqualTo("Archive removed");
        assertThat(folder).doesNotExist();
        assertThat(desk.installation("over-test")
                        .path("removal")
                        .path("archive")
                        .has("removedAt"))
                .isTrue();
        assertThat(desk.as("aya").get("/api/audit/entries?about=over-test").body())
                .contains("remove-archive");
    }

    @Test
    @DisplayName("breaks off what is still being set up, and what waits for a person")
    void aborted() {
        var process = desk.install("early", "1.0.0");
        desk.settled(process);
        assertThat(read(remove("dora", "early-test").body()).path("process").asText())
                .as("its own process undoes it")
                .isEqualTo(process);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial undone");
        assertThat(desk.installation("early-test").path("removal").path("proof"))
                .isNotEmpty();

        var ill = desk.install("earlyill", "1.3.0-broken");
        desk.settled(ill);
        remove("daan", "earlyill-test");
        assertThat(desk.settled(ill).path("outcome").asText()).isEqualTo("Trial undone");
        assertThat(desk.settled(desk.install("early", "1.1.0")).path("state").asText())
                .as("the name is free again")
                .isEqualTo("waiting");
    }

    @Test
    @DisplayName("is for those whom the policy names, for what there is, and happens once")
    void refused() {
        handedOver("firmly");
        assertRefused("hanna", "firmly-test", 403, "ROLE_REQUIRED");
        assertRefused("mark", "firmly-test", 403, "ROLE_REQUIRED");
        assertRefused("aya", "firmly-test", 403, "ROLE_REQUIRED");
        assertRefused("dora", "never-test", 404, "INSTALLATION_UNKNOWN");
        assertRefused("dora", "Firmly-test", 400, "NAME_INVALID");
        var first = remove("dora", "firmly-test");
        var second = remove("daan", "firmly-test");
        assertThat(read(second.body()).path("code").asText())
                .as(second.body())
                .matches("BEING_REMOVED|INSTALLATION_UNKNOWN");
        desk.settled(read(first.body()).path("process").asText());
        assertThat(desk.installation("firmly-test").path("state").asText()).isEqualTo("removed");
    }

    @Test
    @DisplayName("does not believe its own books: what is found on the server has to go first")
    void leftBehind() throws Exception {
        handedOver("messy");
        handedOver("messymore");
        sql("create database messy_test_by_hand; create database messymore_test_by_hand");
        var list = root.resolve("etc/gaas/messy-test.list");
        Files.writeString(list, "by hand");
        var begun = read(remove("dora", "messy-test").body()).path("process").asText();
        var stopped = desk.settled(begun);
        assertThat(stopped.path("state").asText()).as(stopped.toPrettyString()).isEqualTo("repair");
        assertThat(stopped.toString())
                .contains("nothing left of messy-test", "database messy_test_by_hand", "/etc/gaas/messy-test.list")
                .doesNotContain("messymore");
        sql("drop database messy_test_by_hand; drop database messymore_test_by_hand");
        Files.delete(list);
        var answer = desk.complete("hanna", desk.repairTask("trial1"), "repairDecision", "retry", "noTime", "true");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(desk.settledAfterRepair(begun).path("outcome").asText()).isEqualTo("Installation removed");
        assertThat(desk.page("messymore-test")).as("another's").startsWith("200");
    }

    private void handedOver(String project) {
        var process = desk.install(project, "1.1.0");
        var answer = desk.complete(
                "dora", task(desk.settled(process)), "confirmation", "done", "hours", "0:10", "activity", "onboarding");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        desk.settled(process);
        desk.settled(desk.latest(project + "-test", "Expire trial"));
    }

    private JsonNode removed(String installation) {
        var answer = remove("dora", installation);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var removal = desk.settled(read(answer.body()).path("process").asText());
        assertThat(removal.path("outcome").asText())
                .as(removal.toPrettyString())
                .isEqualTo("Installation removed");
        return removal;
    }

    private java.net.http.HttpResponse<String> remove(String person, String installation) {
        return desk.as(person).post("/api/installations/" + installation + "/removal", "{}");
    }

    private void assertRefused(String person, String installation, int status, String code) {
        var answer = remove(person, installation);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(read(answer.body()).path("code").asText()).isEqualTo(code);
    }

    private void sql(String statements) {
        server.run(Command.of("mariadb", "--batch").reading(statements)).expect("an answer");
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
