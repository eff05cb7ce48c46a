package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.TRIAL;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gaas.FleetDeskTest;
import org.gaas.TestFleet;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@FleetDeskTest
@DisplayName("Trouble on a real server: a person is told what, where and why, mends it, and the trial is completed")
class FleetFaultsTest {
    private final TestFleet fleet;
    private final TrialDesk desk;

    FleetFaultsTest(TestFleet fleet, @LocalServerPort int port) {
        this.fleet = fleet;
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
                "/etc/nginx/conf.d/by-hand.conf:1");

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
            var stuck = desk.settled(process);
            assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("repair");
            assertThat(stuck.findValuesAsText("message").toString()).contains(trouble.told);
        } finally {
            trouble.mended.accept(fleet);
        }
        var decided = desk.complete(
                "hanna", desk.repairTask(""), "repairDecision", "retry", "repairWhy", "it is mended", "noTime", "true");
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
        var installed = desk.settledAfterRepair(process);
        assertThat(installed.path("state").asText())
                .as(installed.toPrettyString())
                .isEqualTo("waiting");
        assertThat(desk.page(trouble.project() + "-test")).contains("200", "<form");
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
