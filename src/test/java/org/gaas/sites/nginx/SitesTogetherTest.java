package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Locked;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.RootProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("Several sites of a server, brought by one script")
class SitesTogetherTest {
    private final TestFleet fleet;
    private final Host host;
    private InstalledPhp first;
    private InstalledPhp second;
    private SiteVisitor visitor;

    SitesTogetherTest(TestFleet fleet) {
        this.fleet = fleet;
        this.host = fleet.host(InstalledPhp.SERVER);
    }

    @BeforeEach
    void installed() {
        visitor = new SiteVisitor(fleet.access(InstalledPhp.SERVER).host());
        first = InstalledPhp.named("first-test", fleet);
        second = InstalledPhp.named("second-test", fleet);
        first.root("sed -i 's,^error_log .*,error_log /var/log/nginx/error.log notice;,' /etc/nginx/nginx.conf;"
                + " nginx -s reload");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        first.remove();
        second.remove();
        visitor.close();
        first.root(
                "sed -i 's,^error_log .*,error_log /var/log/nginx/error.log;,' /etc/nginx/nginx.conf; nginx -s reload");
        assertThat(first.root("ls /run/gaas | grep -E 'first|second' || true")).isEmpty();
    }

    @Test
    @DisplayName("are all there after a single reload of nginx, and none is reloaded for the second time")
    void oneReload() throws IOException {
        var before = reloads();
        var lists = List.of(list("first-test", first.wish()), list("second-test", second.wish()));
        host.convergeAll(lists).forEach(report -> assertThat(outcome(report)).isEqualTo(Outcome.APPLIED));
        assertThat(reloads()).isEqualTo(before + 1);
        assertThat(visitor.get(first.url()).body()).contains("entry of first-test");
        assertThat(visitor.get(second.url()).body()).contains("entry of second-test");
        host.convergeAll(lists).forEach(report -> assertThat(outcome(report)).isEqualTo(Outcome.NONE));
        assertThat(reloads()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("where one is refused, the others are published")
    void oneRefused() throws IOException {
        var reports = host.convergeAll(
                List.of(list("first-test", first.wish() + "env.PATH=/tmp\n"), list("second-test", second.wish())));
        assertThat(reports.get(0).lines().get(0).reason()).contains("env.PATH is the server's own business");
        assertThat(outcome(reports.get(1))).isEqualTo(Outcome.APPLIED);
        assertThat(visitor.get(first.url()).status()).isEqualTo(404);
        assertThat(visitor.get(second.url()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("what is laid and was never loaded is seen, and ended by the next one that puts it")
    void laid() throws IOException {
        first.site("lay", first.wish()).expect("laid");
        assertThat(visitor.get(first.url()).status()).isEqualTo(404);
        assertThat(first.site("check", first.wish()).out()).isEqualTo("a change of it was begun and not ended\n");
        first.put().expect("put");
        assertThat(visitor.get(first.url()).status()).isEqualTo(200);
        first.site("check", first.wish()).expect("it is so");
    }

    private static Locked list(String name, String wish) {
        return new Locked(
                Lock.installation(name, 1),
                List.of(new PublishedSite(new RootProgram("site", name, Optional.of(wish)))));
    }

    private static Outcome outcome(Report report) {
        return report.lines().get(0).outcome();
    }

    private int reloads() {
        return Integer.parseInt(first.root("grep -c 'signal 1 (SIGHUP) received' /var/log/nginx/error.log || true")
                .strip());
    }
}
