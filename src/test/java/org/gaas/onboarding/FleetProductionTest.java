package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;

import java.util.ArrayList;
import java.util.List;
import org.gaas.FleetDeskTest;
import org.gaas.TestFleet;
import org.gaas.php.PhpSample;
import org.gaas.remote.Report.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@FleetDeskTest
@DisplayName("Production and acceptance on real servers, from what is stored about them")
class FleetProductionTest {
    private static final List<String> HOSTS = List.of("capri.example.test", "www.capri.example.test");

    private final TestFleet fleet;
    private final Convergence convergence;
    private final StoredInstallation stored;

    FleetProductionTest(
            TestFleet fleet, @Autowired Convergence convergence, @Autowired AutowireCapableBeanFactory beans) {
        this.fleet = fleet;
        this.convergence = convergence;
        this.stored = beans.createBean(StoredInstallation.class);
    }

    @Test
    @DisplayName("stand on servers of their own, answer under names of their own and below the shared one, and stay so")
    void together() throws Exception {
        var repository = PhpSample.GEMS2.git(fleet.repositories().resolve("capri.git"));
        certificate("capri");
        var production = stored.stored("capri", "production", PhpSample.GEMS2, HOSTS);
        var acceptance = stored.stored("capri", "acceptance", PhpSample.GEMS2, List.of());
        stored.install(production, repository, "2.0.0");
        stored.install(acceptance, repository, "2.0.1");

        for (var host : HOSTS)
            assertThat(outside("https://" + host + "/"))
                    .startsWith("HTTP/1.1 200")
                    .contains("<form", "capri_gems");
        assertThat(outside("http://www.capri.example.test/some?thing"))
                .startsWith("HTTP/1.1 301")
                .contains("https://www.capri.example.test/some?thing");
        assertThat(fleet.get("https://" + fleet.sites(ACCEPTANCE) + "/capri-acc/", "--http1.1"))
                .startsWith("HTTP/1.1 200")
                .contains("<form", "capri_acc_gems");
        assertThat(databases(PRODUCTION)).contains("capri_gems").doesNotContain("capri_acc");
        assertThat(databases(ACCEPTANCE)).contains("capri_acc_gems").doesNotContain("capri_gems");

        for (var id : List.of(production, acceptance))
            assertThat(convergence.converge(id, "hanna").lines())
                    .extracting(line -> line.outcome())
                    .as("nothing is left to do for " + id)
                    .containsOnly(Outcome.NONE);

        fleet.asRoot(
                PRODUCTION, "rm /etc/nginx/gaas/hosts/capri.conf; chmod 777 /srv/gaas/capri; rm /etc/cron.d/*capri*");
        assertThat(convergence.check(production).lines())
                .extracting(line -> line.outcome())
                .contains(Outcome.WOULD_APPLY);
        convergence.converge(production, "hanna").orThrow();
        assertThat(outside("https://capri.example.test/"))
                .startsWith("HTTP/1.1 200")
                .contains("<form");
        assertThat(fleet.asRoot(PRODUCTION, "stat -c '%U:%G %a' /srv/gaas/capri; ls /etc/cron.d"))
                .startsWith("gaas:capri 750\n")
                .contains("capri");
    }

    /** Certificates are bought by a process of their own; here the server's administrator puts one in place. */
    private void certificate(String installation) {
        var names = "DNS:" + String.join(",DNS:", HOSTS);
        fleet.asRoot(
                PRODUCTION,
                "/usr/lib/gaas/user make " + installation + " /srv/gaas/" + installation
                        + " && cd $(mktemp -d) && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                        + " -days 2 -subj /CN=capri -addext subjectAltName=" + names + " -keyout key -out chain 2>&1"
                        + " && cat chain key | /usr/lib/gaas/certificate put " + installation + " && rm -r $PWD");
    }

    private String outside(String url) {
        var trusted = fleet.tree(PRODUCTION).resolve("etc/gaas/tls/capri/current/chain.pem");
        var words = new ArrayList<String>(List.of("--http1.1", "--cacert", trusted.toString()));
        for (var host : HOSTS)
            for (var port : List.of(80, 443))
                words.addAll(List.of("--resolve", host + ":" + port + ":" + fleet.address(PRODUCTION)));
        return fleet.get(url, words.toArray(String[]::new));
    }

    private String databases(String server) {
        return fleet.asRoot(server, "mariadb -BNe 'show databases'");
    }
}
