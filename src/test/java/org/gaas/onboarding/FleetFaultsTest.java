package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.TRIAL;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gaas.FleetDeskTest;
import org.gaas.TestFleet;
import org.gaas.crash.Network;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FleetDeskTest
@DisplayName("Trouble on a real server: a person is told what, where and why, mends it, and the trial is completed")
class FleetFaultsTest {
    private final TestFleet fleet;
    private final Network network;
    private final TrialDesk desk;

    FleetFaultsTest(TestFleet fleet, @Autowired Network network, @LocalServerPort int port) {
        this.fleet = fleet;
        this.network = network;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(TRIAL) + "/" + installation + "/"), port);
    }

    /** What is wrong, how it is mended, and what people are told. */
    enum Trouble {
        POWER(
                fleet -> fleet.powerOff(TRIAL),
                fleet -> fleet.powerOn(TRIAL),
                "srv3: ",
                ":22: Connection refused. Check that the server is up"),
        DATABASE_SERVER("service mariadb stop", "service mariadb start", "srv3: ", "the database server is down"),
        USER(
                "useradd --system on-user-test",
                "userdel on-user-test",
                "srv3: system user on-user-test",
                "there is a user on-user-test that is no installation's"),
        NGINX(
                "echo 'serve {}' >/etc/nginx/conf.d/by-hand.conf",
                "rm /etc/nginx/conf.d/by-hand.conf",
                "srv3: ",
                "/etc/nginx/conf.d/by-hand.conf:1"),
        PORT(
                """
                service nginx stop
                setsid perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalPort => 443, Listen => 1, ReuseAddr => 1)
                    or die; open F, ">/run/squatter"; print F $$; close F; sleep' </dev/null >/dev/null 2>&1 &
                until [ -s /run/squatter ]; do sleep 0.1; done""",
                "kill $(cat /run/squatter); rm /run/squatter",
                "srv3: ",
                "nginx does not start: bind() to 0.0.0.0:443 failed (98: Address already in use)");

        private final Consumer<TestFleet> happens;
        private final Consumer<TestFleet> mended;
        private final List<String> told;

        Trouble(Consumer<TestFleet> happens, Consumer<TestFleet> mended, String... told) {
            this.happens = happens;
            this.mended = mended;
            this.told = List.of(told);
        }

        Trouble(String happens, String mended, String... told) {
            this(fleet -> fleet.asRoot(TRIAL, happens), fleet -> fleet.asRoot(TRIAL, mended), told);
        }

        String project() {
            return "on-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is told, and over when it is mended")
    void trouble(Trouble trouble) {
        String process;
        trouble.happens.accept(fleet);
        try {
            process = install(trouble.project());
            requireRepair(process, trouble.told);
        } finally {
            trouble.mended.accept(fleet);
        }
        completed(process, trouble.project());
    }

    @ParameterizedTest
    @ValueSource(ints = {4500, 5000})
    @DisplayName("in the network, which breaks in the middle of each script, is told; mended, the script is sent again")
    void cut(int bytes) {
        var project = "on-cut-" + bytes;
        String process;
        network.cutEachAfter(bytes);
        try {
            process = install(project);
            requireRepair(process, List.of("srv3: ", ": the connection broke", "Check that the server is up"));
        } finally {
            network.calm();
        }
        completed(process, project);
    }

    /** One question, in words that tell what and where. */
    private void requireRepair(String process, List<String> told) {
        var stuck = desk.settled(process);
        assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("repair");
        assertThat(stuck.findValuesAsText("message").toString()).contains(told);
        assertThat(desk.repairTasks()).hasSize(1);
    }

    private void completed(String process, String project) {
        var decided = desk.complete(
                "hanna", desk.repairTask(""), "repairDecision", "retry", "repairWhy", "it is mended", "noTime", "true");
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
        var installed = desk.settledAfterRepair(process);
        assertThat(installed.path("state").asText())
                .as(installed.toPrettyString())
                .isEqualTo("waiting");
        assertThat(desk.page(project + "-test")).contains("200", "<form");
    }

    @Test
    @DisplayName("that was the power brings the sites back with it, and work goes on where it was")
    void restarted() {
        var process = install("on-again");
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("waiting");
        fleet.powerOff(TRIAL);
        fleet.powerOn(TRIAL);
        assertThat(desk.page("on-again-test")).contains("200", "<form", "on_again_test_gems");

        var decided = desk.complete(
                "daan", TrialDesk.task(desk.process(process)), "confirmation", "remove", "noTime", "true");
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("removed");
    }

    private String install(String project) {
        return desk.install(project, PhpSample.GEMS2, "2.0.0", repository());
    }

    /** One for all, so that the release is built once. */
    private String repository() {
        var folder = fleet.repositories().resolve("faults.git");
        return Files.exists(folder) ? "file://" + folder : PhpSample.GEMS2.git(folder);
    }
}
