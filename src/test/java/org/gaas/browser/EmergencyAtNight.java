package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.browser.AtWork.area;
import static org.gaas.browser.AtWork.field;
import static org.gaas.browser.AtWork.label;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.gaas.TestFleet;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.DemoUsers;
import org.gaas.people.factor.Codes;
import org.openqa.selenium.By;

/** Who is on call opens a production's databases to a developer alone; somebody else looks at it afterwards. */
final class EmergencyAtNight {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestFleet fleet;
    private final TrialDesk desk;
    private final AtWork work;
    private final int port;

    EmergencyAtNight(TestFleet fleet, TrialDesk desk, AtWork work, int port) {
        this.fleet = fleet;
        this.desk = desk;
        this.work = work;
        this.port = port;
    }

    /** Olga is on the roster; without a code she opens nothing. */
    void given(String project, String developer) throws IOException {
        var now = Instant.now();
        var shift = desk.as("mark")
                .post(
                        "/api/oncall",
                        "{\"user\":\"olga\",\"from\":\"%s\",\"until\":\"%s\"}"
                                .formatted(now, now.plus(Duration.ofHours(12))));
        assertThat(shift.statusCode()).as(shift.body()).isEqualTo(200);
        try (var olga = new Chromium(port).signIn("olga", DemoUsers.PASSWORD)) {
            work.fillIn(olga, "Grant access", page -> {
                page.type(area("Projects"), project);
                page.type(field("Why"), "visitors see an error since 02:40");
                page.click(label("I am on call"));
                page.type(field("For whom"), developer);
            });
            olga.click(AtWork.START);
            assertThat(olga.see(By.className("alert-danger")).getText())
                    .contains("This concerns production: show a code of your second factor first")
                    .doesNotContain("Cannot instantiate");
            work.picture(olga, "emergency without a code");
            assertThat(accounts()).doesNotContain("d-" + developer);

            olga.click(By.linkText("/second-factor"));
            olga.inNewTab();
            olga.showHere(Codes.unused(DemoUsers.secret("olga")));
            olga.closeTab();
            olga.click(AtWork.START);
            olga.gone(By.className("modal-dialog"));
        }
        await().atMost(PATIENCE)
                .until(() -> desk.as(developer).get("/api/access").body().contains("given in an emergency"));
    }

    /** And it is taken away, as it could have waited. */
    void foundNotRight(String developer) {
        work.complete("hugo", "Look at emergency", page -> {
            page.click(label("Not right"));
            page.type(field("What you found"), "it could have waited for the morning: ask for it then");
        });
        await().atMost(PATIENCE).until(() -> !accounts().contains("d-" + developer));
    }

    private String accounts() {
        return fleet.asRoot(PRODUCTION, "mariadb -BNe 'select user from mysql.user'");
    }
}
