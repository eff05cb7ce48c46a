package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.DeskTest;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.Chain;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Order.Purchase;
import org.gaas.certificates.Order.State;
import org.gaas.certificates.Owner;
import org.gaas.certificates.StandingOrder;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Way;
import org.gaas.engine.Money;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.Browser;
import org.gaas.people.DemoUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
@DisplayName("The page with the inventory of certificates")
class InventoryPageTest {
    private static final String MARKUP = "<b onclick=alert(1)>Zeker{{rows}}</b>";

    private final int port;
    private final Certificates certificates;
    private final JdbcClient database;
    private final Clock clock;
    private final Installations installations;
    private final List<Long> numbers = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    InventoryPageTest(
            @LocalServerPort int port,
            @Autowired Certificates certificates,
            @Autowired Installations installations,
            @Autowired JdbcClient database,
            @Autowired Clock clock) {
        this.port = port;
        this.certificates = certificates;
        this.installations = installations;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void fill() {
        var sold = TestCa.root("Zeker TLS CA G2");
        var issued = TestCa.root("R11");
        var theirs = TestCa.root("Noord PKI 2026");
        var capri = installation("capri", "prod1");
        var zorggroep = installation("zorggroep", "prod1");
        add(issued, Way.ACME, 31, null, null, installation("gouda", "prod1"), "epd.gouda.example");
        add(sold, Way.ORDERED, 73, "89.50", "capri-bv", capri, "epd.capri.example", "www.capri.example");
        add(theirs, Way.BROUGHT, 9, null, "umc-noord", installation("noord", "prod2"), "gems.umc-noord.example");
        add(sold, Way.ORDERED, 171, "129", "friesland", installation("friesland", "prod2"), "*.friesland.example");
        add(issued, Way.ACME, 64, null, null, Owner.of(new ServerName("trial2")), "try.gems.example");
        add(sold, Way.ORDERED, 140, "89.50", "zorggroep", zorggroep, "xn--mnster-3ya.example", "www.zorggroep.example");
    }

    /** One that is on its way out, so that the desk itself never renews what is shown here. */
    private Owner installation(String id, String server) {
        database.sql("insert into project (name, created) values (?, current_timestamp)")
                .param(id)
                .update();
        database.sql("insert into installation (id, held, project, environment, state, owner, claim, requested)"
                        + " values (?, ?, ?, 'production', 'REMOVING', 'hanna', ?, current_timestamp)")
                .params(id, id, id, "page")
                .update();
        database.sql("insert into installation_part (installation, part, server)"
                        + " select number, 'WEB', ? from installation where held = ?")
                .params(server, id)
                .update();
        ids.add(id);
        return Owner.of(installations.get(new InstallationId(id)));
    }

    private void add(TestCa ca, Way way, int days, String price, String payer, Owner owner, String... names) {
        var now = clock.instant();
        var end = now.plus(Duration.ofDays(days));
        var number = certificates.add(new Subscription(
                owner,
                way,
                way == Way.ACME ? Optional.of("letsencrypt") : Optional.empty(),
                KeyKind.P256,
                Stream.of(names).map(CertificateName::new).toList(),
                Optional.ofNullable(payer).map(CustomerId::new),
                way == Way.BROUGHT || "friesland".equals(payer)
                        ? Optional.empty()
                        : Optional.of(new StandingOrder("fien", now, Optional.empty()))));
        numbers.add(number);
        var order = certificates.open(number, "page-" + number).number();
        var keys = TestCa.elliptic("secp256r1");
        var chain = ca.issue(new TestCa.Wanted(names[0])
                .names(names)
                .keys(keys)
                .valid(end.minus(Duration.ofDays(way == Way.ACME ? 90 : 199)), end));
        certificates.keep(order, new Chain(List.of(chain)), keys.getPrivate());
        certificates.change(order, State.INSTALLED);
        if (price != null)
            certificates.bought(
                    order, new Purchase("Zeker BV", "1", Money.euro(price), LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    @AfterEach
    void clear() {
        for (var number : numbers) {
            for (var table : List.of("certificate_chain", "certificate_key"))
                database.sql("delete from " + table + " where certificate_order in"
                                + " (select number from certificate_order where certificate = ?)")
                        .param(number)
                        .update();
            for (var table : List.of("certificate_order", "certificate_name"))
                database.sql("delete from " + table + " where certificate = ?")
                        .param(number)
                        .update();
            database.sql("delete from certificate where number = ?")
                    .param(number)
                    .update();
        }
        for (var id : ids) {
            database.sql("delete from installation_part where installation in"
                            + " (select number from installation where held = ?)")
                    .param(id)
                    .update();
            database.sql("delete from installation where held = ?").param(id).update();
            database.sql("delete from project where name = ?").param(id).update();
        }
    }

    @Test
    @DisplayName("shows what ends first first; what strangers wrote stays text; who may not see it does not")
    void shown() {
        add(TestCa.root(MARKUP), Way.ORDERED, 171, "129", null, Owner.of(new ServerName("trial3")), "strange.example");
        var page = new Browser(port).signedInAs("mark").open("/certificates").body();
        // other tests of this desk leave certificates that were given up
        assertThat(page)
                .containsPattern("[0-9]+ certificates, 1 of them ends within two weeks\\.")
                .contains("without asking until further notice");
        assertThat(page.indexOf("epd.capri.example")).isGreaterThan(page.indexOf("gems.umc-noord.example"));
        assertThat(page)
                .contains("münster.example")
                .doesNotContain("<b onclick")
                .doesNotContain("{{");
        assertThat(page).contains("&lt;b onclick=alert(1)&gt;");
        assertThat(new Browser(port).signedInAs("dora").open("/certificates").statusCode())
                .isEqualTo(403);
    }

    @Test
    @EnabledIf(
            value = "org.gaas.browser.Chromium#present",
            disabledReason =
                    "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
    @DisplayName("is a table in a browser: the picture of docs/certificates.md is made here")
    void seen() throws Exception {
        try (var window = new Chromium(port).signIn("fien", DemoUsers.PASSWORD)) {
            window.open("/certificates");
            assertThat(window.see(By.className("soon")).getText()).isNotEmpty();
            assertThat(window.shows(By.linkText("CSV"))).isTrue();
            window.picture(Path.of("target", "certificates", "inventory.png"));
        }
    }
}
