package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.TestFleet.TRIAL;
import static org.gaas.browser.AtWork.field;
import static org.gaas.browser.AtWork.label;
import static org.gaas.onboarding.TrialDesk.read;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.access.Agreements;
import org.gaas.billing.Fees;
import org.gaas.cli.DeskShell;
import org.gaas.engine.EngineDoor;
import org.gaas.life.EndedProduction;
import org.gaas.life.RenamedProduction;
import org.gaas.onboarding.Dates;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.DemoUsers;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A production as each of those sees it who has a part in it; its visitors look from outside. */
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("A production from a trial to visitors, on real servers, in Tasklist")
class ProductionInTasklistTest extends FleetWithAuthority {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestFleet fleet;
    private final Dates dates;
    private final Fees fees;
    private final Agreements agreements;
    private final TrialDesk desk;
    private final AtWork work;
    private final int port;

    ProductionInTasklistTest(
            TestFleet fleet,
            @Autowired EngineDoor door,
            @Autowired ManagementService management,
            @Autowired Fees fees,
            @Autowired Agreements agreements,
            @LocalServerPort int port) {
        this.fleet = fleet;
        this.dates = new Dates(door, management);
        this.fees = fees;
        this.agreements = agreements;
        this.port = port;
        this.work = new AtWork("capri", port);
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
    }

    @AfterEach
    void goHome() {
        work.close();
    }

    @Test
    @DisplayName("is quoted, approved, set up in conjunction, closed until acceptance is signed off, and handed over")
    void handedOver() throws IOException {
        var repository = PhpSample.GEMS2.git(fleet.repositories().resolve("capri.git"));
        desk.installed("capri", PhpSample.GEMS2, "2.0.0", repository);
        authority().leads("www.capri.example.test", "192.0.2.1");
        fleet.asRoot(
                TRIAL,
                "mariadb -e \"insert into capri_test_gems.gems__surveys (gsu_id_survey, gsu_name)"
                        + " values (70, 'How do you sleep'); insert into capri_test_gems_data.gemsdata__responses"
                        + " values (1, 'an invented answer')\"");
        var process = asked();

        work.complete("mark", "Accept quote", page -> {
            page.click(label("Accepted"));
            page.type(field("Who, when and how"), "C. Klant, by mail of 22 November");
            page.type(field("Order number"), "2026-4711");
        });
        work.complete("hanna", "Approve and place", page -> {
            page.click(label("Approve: set both up"));
            assertThat(page.see(By.className("fjs-form")).getText())
                    .contains("of capri-test (gems__migration_logs, gems__surveys)");
            assertThat(page.valueOf(field("Server for production"))).isEqualTo(PRODUCTION);
        });
        // who did not ask for it sees it by an agreement
        assertThat(desk.as("daan").get("/api/installations/capri-acc").body()).contains("INSTALLATION_UNKNOWN");
        work.complete("mona", "Agree on developers", page -> {
            page.click(label("Agree: an agreement"));
            assertThat(page.see(By.className("fjs-form")).getText()).contains("daan", "accepted by C. Klant");
        });
        await().atMost(PATIENCE).until(() -> done(process).contains("Look up names"));
        assertThat(done(process)).doesNotContain("Agree certificate");
        assertThat(new DeskShell(port, "dora", DemoUsers.PASSWORD)
                        .run("names", "capri")
                        .out())
                .contains("capri.example.test leads to us.", "www.capri.example.test > 192.0.2.1")
                .contains("must: www.capri.example.test. A " + fleet.address(PRODUCTION));
        authority().leads("www.capri.example.test", fleet.address(PRODUCTION));
        dates.come(process);

        waitsFor(process, "Sign off acceptance");
        assertThat(desk.as("daan").get("/api/installations/capri-acc").statusCode())
                .isEqualTo(200);
        assertThat(done(process)).contains("Set up acceptance: Publish site", "Set up production: Publish site");
        assertThat(outside("https://www.capri.example.test/"))
                .as("closed, with its own certificate already")
                .startsWith("HTTP/1.1 503")
                .contains("not open yet");
        assertThat(desk.page("capri-acc")).startsWith("HTTP/1.1 200").contains("capri_acc_gems");
        setUp(ACCEPTANCE, "capri_acc");
        setUp(PRODUCTION, "capri");
        assertThat(desk.installation("capri").path("state").asText()).isEqualTo("requested");

        work.complete("daan", "Sign off acceptance", page -> page.click(label("Sign off")));
        waitsFor(process, "Hand over production");
        for (var host : List.of("capri.example.test", "www.capri.example.test"))
            assertThat(outside("https://" + host + "/"))
                    .startsWith("HTTP/1.1 200")
                    .contains("<form", "capri_gems");
        assertThat(desk.installation("capri").path("state").asText()).isEqualTo("installed");
        work.complete("dora", "Hand over production", page -> {});
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production handed over");
        var names = new RenamedProduction(desk, fleet, "capri", this::seen);
        names.replaced("www.capri.example.test", "new.capri.example.test");
        names.takenBack("blocked.example.org");
        names.dropped("www.capri.example.test");
        ended();
    }

    /** Surveys of the trial are there, and nobody's answers. */
    private void setUp(String server, String databases) {
        assertThat(fleet.asRoot(
                        server,
                        "mariadb -BNe 'select gsu_name from " + databases
                                + "_gems.gems__surveys where gsu_id_survey = 70;" + " select count(*) from " + databases
                                + "_gems_data.gemsdata__responses'"))
                .isEqualTo("How do you sleep\n0\n");
    }

    /** The customer leaves: once it is taken back, then everything goes. */
    private void ended() throws IOException {
        var end =
                new EndedProduction(desk, fleet, fees, agreements, "capri", () -> seen("https://capri.example.test/"));
        end.availableAtNight();
        end.takenBack();
        var process = end.packed();
        work.complete("hanna", "Hand over data", page -> {
            page.click(label("Handed over: destroy"));
            page.type(field("Who took it"), "C. Klant, on a disk, checksums compared");
        });
        end.gone(process);
        end.killed();
    }

    /** By the command line; the rest follows from the trial. */
    private String asked() {
        var said = new DeskShell(port, "dora", DemoUsers.PASSWORD)
                .run(
                        "--no-wait",
                        "--json",
                        "onboard",
                        "capri",
                        "--customer",
                        "Capri Hospital",
                        "--host",
                        "capri.example.test",
                        "--host",
                        "www.capri.example.test",
                        "--developer",
                        "daan",
                        "--contact",
                        "C. Klant <c.klant@example.org>");
        assertThat(said.code()).as(said.err()).isZero();
        return read(said.out()).path("process").asText();
    }

    private void waitsFor(String process, String task) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var view = desk.process(process);
            assertThat(view.path("tasks").findValuesAsText("name"))
                    .as(view.toPrettyString())
                    .anyMatch(name -> name.startsWith(task));
        });
    }

    private List<String> done(String process) {
        return StreamSupport.stream(desk.process(process).path("steps").spliterator(), false)
                .filter(step -> step.path("state").asText().equals("done"))
                .map(step -> step.path("label").asText())
                .toList();
    }

    private String outside(String url) {
        var words = new ArrayList<String>(
                List.of("--http1.1", "--cacert", files().resolve("roots.pem").toString()));
        for (var host : HOSTS) words.addAll(List.of("--resolve", host + ":443:" + fleet.address(PRODUCTION)));
        return fleet.get(url, words.toArray(String[]::new));
    }

    /** What a visitor gets, or why none. */
    private String seen(String url) {
        try {
            return outside(url);
        } catch (AssertionError nothing) {
            return nothing.getMessage();
        }
    }
}
