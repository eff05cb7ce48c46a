package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.BoxDeskTest;
import org.gaas.audit.Line;
import org.gaas.audit.Trail;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Archives;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BoxDeskTest
@DisplayName("An installation on a server that is lost for good")
class LostServerTest {
    private final Fleet fleet;
    private final Installations installations;
    private final Archives archives;
    private final Trail trail;
    private final JdbcClient database;
    private final Halts halts;
    private final TrialDesk desk;

    LostServerTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired Fleet fleet,
            @Autowired Installations installations,
            @Autowired Archives archives,
            @Autowired Trail trail,
            @Autowired JdbcClient database,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.fleet = fleet;
        this.installations = installations;
        this.archives = archives;
        this.trail = trail;
        this.database = database;
        this.halts = Halts.ofTrials(door, management);
        this.desk = new TrialDesk(box, users, port);
    }

    /** The box has its own servers only, for whoever comes next. */
    @AfterEach
    void tidy() {
        database.sql("delete from server where name like 'gone%'").update();
    }

    @ParameterizedTest(name = "given up before the removal: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("is removed when hosting gave the server up: as lost, with its name free again, and the trail says it")
    void lost(boolean before) throws IOException {
        var server = before ? "gone1" : "gone2";
        var name = "on-" + server;
        var process = stuckOn(server, name);
        if (before) giveUp(server);

        var removal = desk.as("daan").post("/api/installations/" + name + "-test/removal", "{}");
        assertThat(removal.statusCode()).as(removal.body()).isEqualTo(202);
        if (!before) {
            var question = desk.repairTask("Take offline");
            giveUp(server);
            retry(question);
        }
        var removed = desk.settledAfterRepair(process);
        assertThat(removed.path("state").asText()).as(removed.toPrettyString()).isEqualTo("removed");

        var seen = desk.installation(name + "-test");
        assertThat(seen.path("state").asText()).as(seen.toPrettyString()).isEqualTo("lost");
        assertThat(seen.path("removal").path("proof").toString())
                .contains(
                        server + ": lost for good, so nobody looked there, and nothing could be kept",
                        "nothing was kept")
                .doesNotContain("no file", "leads nowhere");
        assertThat(trail.of(name + "-test", 50))
                .extracting(Line::what, Line::subject)
                .contains(tuple("prove-removal", name + "-test is lost with its server"));
        assertThat(databasesOf(name)).isEmpty();
        archiveEnds(server, name);

        var again = desk.settled(desk.install(name, "1.0.0"));
        assertThat(again.path("state").asText()).as(again.toPrettyString()).isEqualTo("waiting");
        assertThat(installations.get(new InstallationId(name + "-test")).on(Part.WEB))
                .hasToString("trial1");
        desk.complete("daan", TrialDesk.task(again), "confirmation", "remove", "noTime", "true");
        assertThat(desk.settled(again.path("id").asText()).path("state").asText())
                .isEqualTo("removed");
        assertThat(desk.installation(name + "-test").path("state").asText()).isEqualTo("removed");
    }

    @Test
    @DisplayName("stays on it as long as it answers; who gives it up is of hosting and says why")
    void answers() {
        var refused = change("hanna", "trial1", "state", "lost", "why", "it is slow");
        assertThat(refused.path("code").asText()).as(refused.toPrettyString()).isEqualTo("SERVER_ANSWERS");
        assertThat(change("hanna", "trial1", "state", "lost").path("field").asText())
                .isEqualTo("why");
        assertThat(change("dora", "trial1", "state", "lost", "why", "x")
                        .path("code")
                        .asText())
                .isEqualTo("ROLE_REQUIRED");
        assertThat(fleet.server(new ServerName("trial1")).state()).isEqualTo(Server.State.ACTIVE);
    }

    /** A trial that was being set up on a server when that went away: its databases have their names. */
    private String stuckOn(String server, String name) throws IOException {
        fleet.register(silent(server), "test");
        halts.before("Task_PrepareHome");
        String process;
        try {
            process = desk.install(name, "1.0.0");
            halts.awaitStopped(process, "Task_PrepareHome");
            for (var part : Part.values())
                if (installations
                        .get(new InstallationId(name + "-test"))
                        .parts()
                        .containsKey(part))
                    installations.place(new InstallationId(name + "-test"), part, new ServerName(server));
            database.sql("insert into installation_database (name, installation) values (?, ?)")
                    .params(name.replace('-', '_') + "_test_gems", name + "-test")
                    .update();
        } finally {
            halts.goOn();
        }
        var stuck = desk.settled(process);
        assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("repair");
        return process;
    }

    /** What was kept there of another ends on its day, without anybody going there. */
    private void archiveEnds(String server, String name) {
        var id = new InstallationId(name + "-test");
        var number = installations.get(id).number();
        var folder = "srv/gaas/.archives/" + id + "." + number;
        database.sql("insert into installation_archive (installation, folder, sealed, kept_until) values (?, ?, ?, ?)")
                .params(number, folder, LocalDateTime.of(2026, 11, 1, 12, 0), LocalDate.of(2026, 11, 2))
                .update();
        database.sql("insert into installation_archive_piece (installation, server, name, bytes, sha256)"
                        + " values (?, ?, 'files.tar.gz', 1, 'x')")
                .params(number, server)
                .update();
        archives.remove(id, number);
        assertThat(archives.of(installations.get(id)).orElseThrow().removed()).isPresent();
        assertThat(trail.of(id.value(), 5))
                .extracting(Line::what, Line::subject, Line::detail)
                .contains(tuple("remove-archive", folder, "kept until 2026-11-02, but lost with its server before"));
    }

    private void giveUp(String server) {
        var answer = change("hanna", server, "state", "lost", "why", "the cellar is under water");
        assertThat(answer.path("state").asText()).as(answer.toPrettyString()).isEqualTo("lost");
    }

    private void retry(String question) {
        var decided = desk.complete(
                "hanna", question, "repairDecision", "retry", "repairWhy", "it is gone", "noTime", "true");
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
    }

    private JsonNode change(String who, String server, String... fields) {
        return read(desk.as(who)
                .put("/api/servers/" + server + "/state", json(fields))
                .body());
    }

    private List<String> databasesOf(String name) {
        return database.sql("select name from installation_database where installation = ?")
                .param(name + "-test")
                .query(String.class)
                .list();
    }

    /** For nothing new, and where nobody listens. */
    private Server silent(String name) throws IOException {
        try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Server(
                    new ServerName(name),
                    Set.of(new ServerRole("trial")),
                    Server.DEFAULT_ZONE,
                    "127.0.0.1",
                    port.getLocalPort(),
                    "gaas",
                    "/",
                    "box",
                    fleet.server(new ServerName("trial1")).hostKeys(),
                    Server.State.DRAINING);
        }
    }
}
