package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.TestFleet.TRIAL;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.gaas.FleetWithAuthority;
import org.gaas.TestFleet;
import org.gaas.onboarding.TrialDesk;
import org.gaas.php.PhpSample;
import org.gaas.production.ProductionDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server of trials plays the other hoster: a site in PHP that answers there, with rows and uploads. */
@DisplayName("A site that runs on another server")
class AdoptionOnFleetTest extends FleetWithAuthority {
    private static final String HOST = "https://sorrento.example.test/";
    private static final String OLD = "/srv/gaas/sorrento-test/shared";

    private final TestFleet fleet;
    private final TrialDesk desk;
    private final ProductionDesk productions;

    AdoptionOnFleetTest(TestFleet fleet, @LocalServerPort int port) {
        this.fleet = fleet;
        this.desk = new TrialDesk(
                installation -> fleet.get("https://" + fleet.sites(TRIAL) + "/" + installation + "/", "--http1.1"),
                port);
        this.productions = new ProductionDesk(desk, PRODUCTION, ACCEPTANCE);
    }

    @Test
    @DisplayName("is exported there, refused while it is hostile, rehearsed, switched, and answers here with its rows")
    void adopted() throws IOException {
        var repository = PhpSample.GEMS2.git(fleet.repositories().resolve("sorrento.git"));
        desk.installed("sorrento", PhpSample.GEMS2, "2.0.0", repository);
        fleet.asRoot(
                TRIAL,
                "mariadb sorrento_test_gems_data -e \"insert into gemsdata__responses values (1, 'goed'), (2, 'Ž')\";"
                        + " install -d -o sorrento-test " + OLD + "/data/uploads && echo brief >" + OLD
                        + "/data/uploads/brief.txt");
        assertThat(desk.page("sorrento-test")).contains("2 answers");
        var onboarding = productions.ask("sorrento", "sorrento.example.test");
        productions.accept(onboarding);
        productions.approve(onboarding);
        productions.task(onboarding, "Sign off acceptance");
        assertThat(fleet.asRoot(PRODUCTION, "cat /etc/cron.d/*sorrento* 2>/dev/null; true"))
                .doesNotContain("comm-job");

        var begun = desk.as("dora").post("/api/productions/sorrento/adoption", json("from", "Oude Host BV, J. Jansen"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var process = read(begun.body()).path("process").asText();
        var approval = productions.task(process, "Approve adoption");
        productions.answer(
                "hanna",
                process,
                "Approve adoption",
                "adoptionApproval",
                "approve",
                "plan",
                desk.shown("hanna", approval, "plan"));

        productions.task(process, "Bring export");
        export("ln -s /etc/shadow " + OLD + "/data/x && tar -C " + OLD
                + " -czf /root/export/files.tar.gz data; rm " + OLD + "/data/x; cd /root/export && rm checksums.sha256"
                + " && sha256sum -- * >/root/sums && mv /root/sums checksums.sha256");
        brought(process);
        assertThat(desk.shown("hanna", productions.task(process, "Bring export"), "refusal"))
                .contains("ARCHIVE_ENTRY_ESCAPES", "data/x");

        export("");
        brought(process);
        assertThat(desk.shown("dora", productions.task(process, "Accept comparison"), "comparisonText"))
                .contains("No differences.");
        productions.answer("dora", process, "Accept comparison", "comparisonAnswer", "accept");

        productions.task(process, "Close old site");
        fleet.asRoot(
                TRIAL,
                "mariadb sorrento_test_gems_data -e \"insert into gemsdata__responses values (3, 'laatste')\";"
                        + " cd /srv/gaas/sorrento-test/current && php bin/console.php app:maintenance on");
        assertThat(desk.page("sorrento-test")).contains("maintenance mode");
        productions.answer(
                "hanna", process, "Close old site", "oldSiteAnswer", "closed", "oldSiteWords", "J. Jansen; page seen");
        productions.task(process, "Bring export");
        export("");
        brought(process);
        assertThat(desk.shown("dora", productions.task(process, "Accept comparison"), "comparisonText"))
                .contains("The last export", "No differences.");
        productions.answer("dora", process, "Accept comparison", "comparisonAnswer", "accept");
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Site adopted");
        assertThat(fleet.asRoot(PRODUCTION, "ls /srv/gaas/.adoptions")).isEmpty();

        assertThat(seen()).startsWith("HTTP/1.1 503");
        productions.answer("dora", onboarding, "Sign off acceptance", "signOff", "accept");
        productions.task(onboarding, "Hand over production");
        assertThat(seen()).startsWith("HTTP/1.1 200").contains("sorrento_gems", "3 answers");
        assertThat(fleet.asRoot(
                        PRODUCTION, "cat /srv/gaas/sorrento/shared/data/uploads/brief.txt; cat /etc/cron.d/*sorrento*"))
                .startsWith("brief\n")
                .contains("comm-job");
    }

    /** On the old server, by the program that docs name; then brought by root, as hosting would. */
    private void export(String harm) throws IOException {
        Files.copy(
                Path.of("docs/export-site"),
                fleet.tree(TRIAL).resolve("root/export-site"),
                StandardCopyOption.REPLACE_EXISTING);
        fleet.asRoot(
                TRIAL,
                "rm -rf /root/export; sh /root/export-site /root/export " + OLD
                        + " data gems=sorrento_test_gems ls=sorrento_test_ls gems_data=sorrento_test_gems_data; "
                        + harm);
        var to = fleet.asRoot(
                        PRODUCTION, "rm -f /srv/gaas/.adoptions/*/brought/*; ls -d /srv/gaas/.adoptions/*/brought")
                .strip();
        for (var file : fleet.tree(TRIAL).resolve("root/export").toFile().listFiles())
            Files.copy(
                    file.toPath(),
                    fleet.tree(PRODUCTION).resolve(to.substring(1)).resolve(file.getName()));
        fleet.asRoot(PRODUCTION, "chown gaas:gaas " + to + "/*");
    }

    private void brought(String process) {
        var task = productions.task(process, "Bring export");
        productions.answer("hanna", process, "Bring export", "exportAnswer", "brought");
        desk.settledWithout(process, task);
    }

    private String seen() {
        var words = new ArrayList<String>(
                List.of("--http1.1", "--cacert", files().resolve("roots.pem").toString()));
        words.addAll(List.of("--resolve", "sorrento.example.test:443:" + fleet.address(PRODUCTION)));
        return fleet.get(HOST, words.toArray(String[]::new));
    }
}
