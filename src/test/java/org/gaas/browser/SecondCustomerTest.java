package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.TestFleet.TRIAL;
import static org.gaas.browser.AtWork.area;
import static org.gaas.browser.AtWork.field;
import static org.gaas.browser.AtWork.label;
import static org.gaas.onboarding.TrialDesk.read;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.gaas.FleetWithAuthority;
import org.gaas.MovableClock;
import org.gaas.TestFleet;
import org.gaas.billing.Fees;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Written;
import org.gaas.cli.DeskShell;
import org.gaas.installations.ProjectName;
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

/**
 * A second customer beside the one of {@link ProductionInTasklistTest}: another application, from Subversion, with a
 * certificate of its own and service at night. Everybody sits at their own screen, the customer has a telephone.
 */
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("A second customer, on real servers, each at their own screen")
class SecondCustomerTest extends FleetWithAuthority {
    private static final String HOST = "cicero.example.test";
    private static final String CONTACT = "c.klant@cicero.example";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestFleet fleet;
    private final MovableClock clock;
    private final Fees fees;
    private final TrialDesk desk;
    private final AtWork work;
    private final int port;

    SecondCustomerTest(
            TestFleet fleet, @Autowired MovableClock clock, @Autowired Fees fees, @LocalServerPort int port) {
        this.fleet = fleet;
        this.clock = clock;
        this.fees = fees;
        this.port = port;
        this.work = new AtWork("cicero", port);
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/" + installation + "/", "--http1.1"),
                port);
    }

    @AfterEach
    void goHome() {
        clock.setRight();
        work.close();
    }

    @Test
    @DisplayName("goes from a trial to visitors; its data is looked at in a browser for a day, and then no more")
    void handedOver() throws Exception {
        trial();
        olderWithSurvey();
        var process = asked();
        quoteAccepted();
        work.complete("hanna", "Approve and place", page -> page.click(label("Approve: set both up")));
        agreed();
        certificateBrought();
        work.complete("daan", "Sign off acceptance", page -> page.click(label("Sign off")));
        watched(process);
        assertThat(outside()).startsWith("HTTP/1.1 200").contains("<form", "cicero_gems");
        work.complete("dora", "Hand over production", "0:40");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Production handed over");
        charged();
        setUp();
        lookedAtByLeadAndAdministrator(process);
        var emergency = new EmergencyAtNight(fleet, desk, work, port);
        emergency.given("cicero", "daan");
        password();
        assertThat(accounts()).contains("d-daan");
        emergency.foundNotRight("daan");
        lookedInto();
    }

    private void trial() {
        var repository = PhpSample.GEMS1.subversion(fleet.repositories().resolve("cicero"));
        work.begin("dora", "Onboard trial", page -> {
            page.type(field("Project"), "cicero");
            page.type(field("Repository"), repository);
            page.type(field("Tag"), "1.9.1");
            page.type(field("Application"), "gemstracker-1");
            page.type(field("Customer"), "Cicero Zorggroep");
        });
        work.complete("dora", "Confirm trial", page -> {});
    }

    /** As if it had been made two levels of upgrades ago; somebody set a survey up. */
    private void olderWithSurvey() {
        fleet.asRoot(
                TRIAL,
                "mariadb cicero_test_gems -e \"delete from gems__patches;"
                        + " insert into gems__surveys (gsu_id_survey, gsu_name) values (71, 'How was your night')\""
                        + " && echo 'gems = 66' >/srv/gaas/cicero-test/shared/var/settings/upgrades_testing.ini");
    }

    private String asked() {
        work.begin("dora", "Onboard production", page -> {
            page.type(field("Project"), "cicero");
            page.type(field("Tag"), "1.9.2");
            page.type(area("Names"), HOST);
            page.click(label("Brought by the customer"));
            page.type(field("Availability"), "24x7");
            page.type(field("Developers"), "daan");
            page.type(field("Contact"), "C. Klant <" + CONTACT + "> (nl)");
        });
        return desk.latest("cicero", "Onboard production");
    }

    private void quoteAccepted() throws IOException {
        onTelephone("Offerte", page -> {
            page.click(By.cssSelector("input[value=accept]"));
            page.type(By.id("name"), "C. Klant");
            page.type(By.id("orderNumber"), "2026-0815");
        });
    }

    /** Keys never leave the customer but by the link. */
    private void certificateBrought() throws IOException {
        var keys = TestCa.elliptic("secp256r1");
        var store = Files.write(
                files().resolve("cicero.p12"),
                Written.pkcs12("Sesam open u", keys.getPrivate(), DeskRoot.chain(keys, HOST)));
        authority().leads(HOST, fleet.address(PRODUCTION));
        onTelephone("Een certificaat", page -> {
            page.choose(By.id("files"), List.of(store));
            page.type(By.id("passphrase"), "Sesam open u");
        });
    }

    private void agreed() {
        work.complete("mark", "Agree on developers", page -> page.click(label("Agree: an agreement")));
    }

    /** A manager follows on the diagram, finance looks into the inventory, an auditor reads who decided what. */
    private void watched(String process) {
        await().atMost(PATIENCE).until(() -> desk.process(process).path("tasks").findValuesAsText("name").stream()
                .anyMatch(name -> name.startsWith("Hand over production")));
        var manager = work.of("mark");
        manager.open("/camunda/app/cockpit/default/#/process-instance/" + process + "/runtime");
        manager.see(By.cssSelector("[data-container-id=Task_HandOverProduction] .instance-count"));
        work.picture(manager, "cockpit");
        var asker = work.of("dora");
        asker.open("/processes/" + process);
        assertThat(asker.see(By.tagName("main")).getText())
                .contains("Hand over production", "by hanna", "by the customer's contact");
        work.whole(asker, "the whole way");
        var finance = work.of("fien");
        finance.open("/certificates");
        assertThat(finance.see(By.xpath("//tr[contains(., '" + HOST + "')]")).getText())
                .contains("cicero", "brought");
        work.whole(finance, "inventory");
        var auditor = work.of("aya");
        auditor.open("/processes/" + process);
        assertThat(auditor.see(By.tagName("main")).getText()).contains("Hand over production", "Approve and place");
        assertThat(auditor.shows(By.tagName("form"))).isFalse();
        work.whole(auditor, "as an auditor");
        var trail = desk.as("aya").get("/api/audit/entries?about=cicero").body();
        assertThat(trail).contains("sign-plan", "answer-by-link", "hanna", "C. Klant");
    }

    /** A lead reads the hours; an administrator has to do with people, and sees nothing of what they do. */
    private void lookedAtByLeadAndAdministrator(String process) {
        var lead = work.of("lena");
        lead.open("/");
        work.picture(lead, "as a lead");
        lead.click(By.partialLinkText("(JSON)"));
        assertThat(lead.see(By.tagName("body")).getText()).contains("\"cicero\"", "Hand over production", "40");
        lead.open("/processes/" + process);
        assertThat(lead.see(By.tagName("main")).getText()).contains("Production handed over");
        var administrator = work.of("adam");
        administrator.open("/camunda/app/admin/default/#/users");
        administrator.see(By.linkText("hanna"));
        work.picture(administrator, "as an administrator");
        for (var page : List.of("/processes/" + process, "/certificates")) {
            administrator.open(page);
            assertThat(administrator.see(By.tagName("body")).getText())
                    .doesNotContain("cicero")
                    .contains("not");
        }
    }

    /** The trial's survey went on, and upgrades began where the trial's ended. */
    private void setUp() {
        assertThat(fleet.asRoot(
                        PRODUCTION,
                        "mariadb -BNe 'select gsu_name, gsu_allow_export from cicero_gems.gems__surveys;"
                                + " select gpa_level, gpa_result from cicero_gems.gems__patches'"
                                + " && cat /srv/gaas/cicero/shared/var/settings/upgrades_production.ini"))
                .isEqualTo("How was your night\t1\n67\tColumn exists in table\n68\tOK\n68\tOK\ngems = 68\n");
    }

    private void charged() {
        assertThat(fees.of(new ProjectName("cicero")))
                .extracting(fee -> fee.kind())
                .contains("hosting-24x7")
                .doesNotContain("hosting-5x8", "certificate-ordered");
        var costs = read(desk.as("fien").get("/api/costs").body());
        assertThat(StreamSupport.stream(costs.spliterator(), false)
                        .filter(line -> line.path("project").asText().equals("cicero"))
                        .map(line -> line.path("kind").asText()))
                .containsExactly("production-setup");
    }

    /** By an account of one's own, decided by hosting and the customer, until its last day is over. */
    private void lookedInto() throws IOException {
        work.begin("daan", "Grant access", page -> {
            page.type(area("Projects"), "cicero");
            page.type(field("Why"), "an answer that visitors don't see");
        });
        work.complete("hanna", "Approve access", page -> page.click(label("Grant")));
        onTelephone("Mag daan", page -> {
            page.click(By.cssSelector("input[value=consent]"));
            page.type(By.id("name"), "C. Klant");
        });
        await().atMost(PATIENCE).until(() -> reaches("cicero"));
        var password = password();
        try (var browser = new Chromium(
                port,
                "--host-resolver-rules=MAP " + fleet.sites(PRODUCTION) + " " + fleet.address(PRODUCTION),
                "--ignore-certificate-errors")) {
            signIn(browser, password);
            browser.see(By.id("pma_navigation_tree"));
            browser.goTo(page() + "index.php?route=/sql&db=cicero_gems&table=gems__roles&pos=0");
            assertThat(browser.see(By.cssSelector("table.table_results")).getText())
                    .contains("respondent");
            work.picture(browser, "phpmyadmin");

            clock.jump(Duration.ofDays(31));
            await().atMost(PATIENCE).until(() -> !accounts().contains("d-daan"));
            browser.goTo(page() + "index.php?route=/sql&db=cicero_gems&table=gems__roles&pos=0");
            assertThat(browser.see(By.tagName("body")).getText()).doesNotContain("respondent");
            work.picture(browser, "expired");
        }
        assertThat(fleet.asRoot(PRODUCTION, "cat /var/log/nginx/phpmyadmin.log"))
                .contains("user authenticated: d-daan from 198.18.");
    }

    /** A new one for daan's account on the server of production, which comes with it. */
    private String password() {
        var told = new DeskShell(port, "daan", DemoUsers.PASSWORD).run("access", "password", PRODUCTION);
        assertThat(told.code()).as(told.err()).isZero();
        var words = Pattern.compile("(?m)^" + PRODUCTION + " .*\\s(\\S+)$").matcher(told.out());
        assertThat(words.find()).as(told.out().replaceAll("\\S{20,}", "***")).isTrue();
        return words.group(1);
    }

    private boolean reaches(String installation) {
        return StreamSupport.stream(
                        read(desk.as("daan").get("/api/access").body()).spliterator(), false)
                .anyMatch(one -> one.path("installation").asText().equals(installation) && one.has("account"));
    }

    private void signIn(Chromium browser, String password) {
        browser.goTo(page());
        browser.type(By.name("pma_username"), "d-daan");
        browser.type(By.name("pma_password"), password);
        browser.click(By.id("input_go"));
    }

    private String page() {
        return "https://" + fleet.sites(PRODUCTION) + "/phpmyadmin/";
    }

    private String accounts() {
        return fleet.asRoot(PRODUCTION, "mariadb -BNe 'select user from mysql.user'");
    }

    /** The customer follows the link of a letter, and answers. */
    private void onTelephone(String subject, Consumer<Chromium> fill) throws IOException {
        try (var telephone = new Chromium(port).asTelephone()) {
            telephone.open(linkTo(CONTACT, subject));
            telephone.see(By.tagName("form"));
            fill.accept(telephone);
            work.whole(telephone, "by link " + subject.replace("Een ", ""));
            telephone.click(By.tagName("button"));
            telephone.see(By.xpath("//h1[.='Dank u wel']"));
        }
    }

    private String outside() {
        return fleet.get(
                "https://" + HOST + "/",
                "--http1.1",
                "--cacert",
                files().resolve("roots.pem").toString(),
                "--resolve",
                HOST + ":443:" + fleet.address(PRODUCTION));
    }
}
