package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.TRIAL;
import static org.gaas.onboarding.TrialDesk.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.FleetDeskTest;
import org.gaas.TestFleet;
import org.gaas.engine.EngineDoor;
import org.gaas.fleet.FleetCheck;
import org.gaas.fleet.ServerFinding;
import org.gaas.fleet.ServerName;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FleetDeskTest
@DisplayName("A real server that is not as others are")
class FleetPeculiarTest {
    private static final String SSHD = "/etc/ssh/sshd_config.d/peculiar.conf";

    private final TestFleet fleet;
    private final TrialDesk desk;
    private final FleetCheck check;
    private final Halts halts;

    FleetPeculiarTest(
            TestFleet fleet,
            @Autowired FleetCheck check,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @LocalServerPort int port) {
        this.fleet = fleet;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(TRIAL) + "/" + installation + "/", "--http1.1"),
                port);
        this.check = check;
        this.halts = Halts.ofTrials(door, management);
    }

    @Test
    @DisplayName("greets with a banner and talks before each command: a trial is installed and removed all the same")
    void banner() {
        fleet.asRoot(TRIAL, """
                printf 'Authorized use only.\\nEXIT 1\\n' >/etc/issue.net; echo 'Welcome! exit=7' >/etc/motd
                echo 'echo "Your last login was never."; echo "mind the gap" >&2' >/etc/ssh/sshrc
                printf 'Banner /etc/issue.net\\nPrintMotd yes\\n' >%s; service ssh restart""".formatted(SSHD));
        try {
            livesAndGoes("with-banner");
        } finally {
            fleet.asRoot(TRIAL, "rm " + SSHD + " /etc/motd /etc/ssh/sshrc; service ssh restart");
        }
    }

    @Test
    @DisplayName("lets one session in at a time: two trials at once are installed and removed, in turn")
    void oneSession() {
        fleet.asRoot(TRIAL, "echo 'MaxSessions 1' >" + SSHD + "; service ssh restart");
        try {
            livesAndGoes("one-at", "a-time");
        } finally {
            fleet.asRoot(TRIAL, "rm " + SSHD + "; service ssh restart");
        }
    }

    @Test
    @DisplayName("has busybox for a shell: a trial is installed and removed all the same")
    void busybox() throws IOException {
        fleet.asRoot(TRIAL, "readlink -f /bin/sh | grep -qx /usr/bin/dash");
        Files.copy(Path.of("/bin/busybox"), fleet.tree(TRIAL).resolve("bin/busybox"));
        fleet.asRoot(TRIAL, "ln -s busybox /bin/sh.new && mv -T /bin/sh.new /bin/sh");
        try {
            assertThat(fleet.asRoot(TRIAL, "sh --help 2>&1 | head -n 1")).startsWith("BusyBox");
            livesAndGoes("by-busybox");
        } finally {
            fleet.asRoot(TRIAL, "ln -s dash /bin/sh.new && mv -T /bin/sh.new /bin/sh; rm -f /bin/busybox");
        }
    }

    @Test
    @DisplayName("has a clock that is an hour ahead: it is told, and a trial is installed and removed all the same")
    void clock() {
        fleet.asRoot(TRIAL, """
                cat >/usr/local/bin/date <<'END'
                #!/bin/sh
                case $1 in -*) exec /usr/bin/date "$@" ;; *) exec /usr/bin/date -d '+1 hour' "$@" ;; esac
                END
                chmod 755 /usr/local/bin/date""");
        try {
            assertThat(check.check(Optional.of(new ServerName(TRIAL))).findings())
                    .extracting(ServerFinding::message)
                    .anySatisfy(told -> assertThat(told).startsWith("its clock is 60 minutes ahead of the desk's"));
            livesAndGoes("in-future");
        } finally {
            fleet.asRoot(TRIAL, "rm /usr/local/bin/date");
        }
    }

    @Test
    @DisplayName(
            "is restarted between two steps: nobody is asked; stays away: one is, and the next step is done at last")
    void restarted() {
        halts.before("Task_WriteSettings");
        halts.before("Task_PublishSite");
        try {
            var process = install("between");
            halts.awaitStopped(process, "Task_WriteSettings");
            fleet.powerOff(TRIAL);
            fleet.powerOn(TRIAL);
            halts.goOn("Task_WriteSettings");

            halts.awaitStopped(process, "Task_PublishSite");
            assertThat(desk.repairTasks()).isEmpty();
            fleet.powerOff(TRIAL);
            try {
                halts.goOn();
                var stuck = desk.settled(process);
                assertThat(stuck.path("state").asText())
                        .as(stuck.toPrettyString())
                        .isEqualTo("repair");
                assertThat(stuck.findValuesAsText("message").toString())
                        .contains("srv3: ", ":22: Connection refused. Check that the server is up");
                assertThat(desk.repairTasks()).singleElement().asString().contains("Publish site");
            } finally {
                fleet.powerOn(TRIAL);
            }
            desk.complete("hanna", desk.repairTask("Publish site"), "repairDecision", "retry", "noTime", "true");
            assertThat(desk.settledAfterRepair(process).path("state").asText()).isEqualTo("waiting");
            assertThat(desk.page("between-test")).contains("200", "<form", "between_test_gems");
            remove("between");
        } finally {
            halts.goOn();
        }
    }

    /** All at once. Nobody is asked to repair anything. */
    private void livesAndGoes(String... projects) {
        var processes = List.of(projects).stream().map(this::install).toList();
        for (var process : processes) {
            var installed = desk.settled(process);
            assertThat(installed.path("state").asText())
                    .as(installed.toPrettyString())
                    .isEqualTo("waiting");
        }
        for (var project : projects) {
            assertThat(desk.page(project + "-test")).startsWith("HTTP/1.1 200").contains("<form");
            assertThat(desk.deployed(project, "2.0.1").path("outcome").asText()).isEqualTo("Release deployed");
        }
        for (var project : projects) remove(project);
        assertThat(desk.repairTasks()).isEmpty();
    }

    private void remove(String project) {
        var answer = desk.as("daan").post("/api/installations/" + project + "-test/removal", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var removed = desk.settled(read(answer.body()).path("process").asText());
        assertThat(removed.path("state").asText()).as(removed.toPrettyString()).isIn("done", "removed");
        assertThat(desk.page(project + "-test")).startsWith("HTTP/1.1 404");
    }

    private String install(String project) {
        return desk.install(project, PhpSample.GEMS2, "2.0.0", repository());
    }

    /** One for all, so that the release is built once. */
    private String repository() {
        var folder = fleet.repositories().resolve("peculiar.git");
        return Files.exists(folder) ? "file://" + folder : PhpSample.GEMS2.git(folder);
    }
}
