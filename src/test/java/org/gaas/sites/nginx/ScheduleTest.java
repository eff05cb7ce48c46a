package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Desired;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("What is done by the clock on a Debian server")
class ScheduleTest {
    private static final String WISH = """
            at.1=* * * * *
            run.1.1=php
            run.1.2=-r
            run.1.3=echo getenv("APPLICATION_ENV"), " ", get_current_user(), " it's 100% ", trim(`id -un`), " ", getcwd(), "$x;";
            env.APPLICATION_ENV=it is "testing" at 100%
            log=var/logs/errors.log
            """;

    private final TestFleet fleet;
    private InstalledPhp site;

    ScheduleTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void installation() {
        site = InstalledPhp.named("clock-test", fleet);
        site.asked("schedule", "put", WISH).expect("a schedule");
    }

    @AfterEach
    void nothingIsLeft() {
        site.remove();
        assertThat(site.root("find /etc/cron.d /etc/logrotate.d /var/log/gaas -name '*clock-test*'"))
                .isEmpty();
    }

    @Test
    @DisplayName("cron runs jobs in the release, as the installation's user, with its variables, byte for byte")
    void jobs() {
        var word = "a\\%b %Y 100\\\\% \\\\\\% it's \\'% end\\";
        site.asked("schedule", "put", WISH + "at.2=* * * * *\nrun.2.1=printf\nrun.2.2=<%s>\nrun.2.3=" + word + "\n")
                .expect("a schedule");
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(site.root("cat /var/log/gaas/clock-test.cron.log"))
                        .contains(
                                "it is \"testing\" at 100%",
                                "it's 100% clock-test /srv/gaas/clock-test/releases/1", "<" + word + ">"));
    }

    @Test
    @DisplayName("put again nothing changes; what was changed by hand is seen and put right")
    void drift() {
        site.asked("schedule", "check", WISH).expect("so it is");
        site.root("echo '* * * * * root id' >> /etc/cron.d/gaas-clock-test");
        assertThat(site.asked("schedule", "check", WISH).out())
                .isEqualTo("/etc/cron.d/gaas-clock-test is not as it should be\n");
        site.asked("schedule", "put", WISH).expect("put right");
        assertThat(site.root("cat /etc/cron.d/gaas-clock-test")).doesNotContain("root id");
        assertThat(site.asked("schedule", "keep", WISH).exit()).isEqualTo(Desired.ALREADY);
        site.root("echo '* * * * * root id' >> /etc/cron.d/gaas-clock-test");
        assertThat(site.asked("schedule", "keep", WISH).expect("kept").out()).isEmpty();
        site.asked("schedule", "check", WISH).expect("so it is again");
        site.asked("schedule", "put", "").expect("no jobs any more");
        assertThat(site.root("ls /etc/cron.d")).doesNotContain("clock-test");
    }

    @Test
    @DisplayName("logs are turned over by the installation's own user, so that no link leads root astray")
    void logs() {
        site.asItself("mkdir -p /srv/gaas/clock-test/shared/var/logs;"
                + " echo one > /srv/gaas/clock-test/shared/var/logs/errors.log");
        site.root("logrotate -f /etc/logrotate.d/gaas-clock-test");
        assertThat(site.root("cat /srv/gaas/clock-test/shared/var/logs/errors.log.1"))
                .isEqualTo("one\n");
        site.asItself("cd /srv/gaas/clock-test/shared/var && rm -rf logs && ln -s /etc/gaas logs");
        site.root("touch /etc/gaas/errors.log && echo kept > /etc/gaas/errors.log;"
                + " logrotate -f /etc/logrotate.d/gaas-clock-test || true");
        assertThat(site.root("cat /etc/gaas/errors.log; rm /etc/gaas/errors.log*"))
                .isEqualTo("kept\n");
    }
}
