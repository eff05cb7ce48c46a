package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.path;
import static org.gaas.onboarding.TrialDesk.read;

import java.time.LocalDate;
import org.gaas.FleetDeskTest;
import org.gaas.TestFleet;
import org.gaas.php.PhpSample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@FleetDeskTest
@DisplayName("A trial of an application in PHP that behaves as real ones do, on a real server")
class FleetTrialTest {
    private final TestFleet fleet;
    private final TrialDesk desk;

    FleetTrialTest(TestFleet fleet, @Autowired JdbcClient database, @LocalServerPort int port) {
        this.fleet = fleet;
        // the server has seen the numbers of other desks
        database.sql("update engine_fence set last_given = greatest(last_given, ?)")
                .param(System.nanoTime())
                .update();
        this.desk = new TrialDesk(this::page, port);
    }

    @ParameterizedTest
    @EnumSource(PhpSample.class)
    @DisplayName("is installed from Git by the delivered descriptor, gets a new release, and is removed")
    void fromGit(PhpSample sample) {
        var project = "git" + sample.name().toLowerCase();
        var repository = sample.git(fleet.repositories().resolve(project + ".git"));
        var installed = desk.installed(project, sample, sample.tags.get(0), repository);
        assertThat(path(installed))
                .as(installed.toPrettyString())
                .contains("Build release")
                .endsWith("Check health");
        assertThat(desk.page(project + "-test"))
                .startsWith("HTTP/1.1 200")
                .contains("<form", project + "_test_gems", "href=\"/" + project + "-test/css/gems.css\"");
        assertThat(desk.page(project + "-test/css/gems.css")).contains("200", "#335577");

        var deployed = desk.deployed(project, sample.tags.get(1));
        assertThat(deployed.path("outcome").asText())
                .as(deployed.toPrettyString())
                .isEqualTo("Release deployed");

        seenByKey(project);
        remove(project);
    }

    /** A manager asks; nobody is named who answers for this customer, so another one writes the answer down. */
    private int agreed(String project) {
        var until = LocalDate.now().plusDays(30).toString();
        var asked =
                desk.as("mark").post("/api/agreements", json("developer", "daan", "project", project, "until", until));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(read(asked.body()).path("says").asText()).contains("nobody is named who answers for this customer");
        var process = read(asked.body()).path("process").asText();
        var task = TrialDesk.task(desk.settledWithTask(process));
        var plan = desk.shown("mona", task, "plan");
        String[] answer = {"accessConsent", "consent", "accessConsentBy", "C. Klant", "noTime", "true", "plan", plan};
        var himself = desk.as("mark").post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"mark\"}");
        assertThat(himself.body()).contains("You asked for this yourself");
        assertThat(desk.complete("mona", task, answer).statusCode()).isEqualTo(204);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Agreement made");
        for (var one : read(desk.as("mark").get("/api/agreements").body()))
            if (one.path("project").asText().equals(project))
                return one.path("number").asInt();
        throw new AssertionError("there is no agreement for " + project);
    }

    /** An agreement and a key open its code and logs; its end closes them. */
    private void seenByKey(String project) {
        fleet.outside("ssh-keygen -q -t ed25519 -N '' -f " + project);
        var key = desk.as("daan")
                .post(
                        "/api/access/keys",
                        "{\"key\": \""
                                + fleet.outside("cat " + project + ".pub").strip() + "\"}");
        assertThat(key.statusCode()).as(key.body()).isEqualTo(201);
        var agreement = agreed(project);
        var sftp = "sftp -b - -i " + project + " -o StrictHostKeyChecking=no -o UserKnownHostsFile=known d_daan@"
                + fleet.address(TestFleet.TRIAL);
        assertThat(fleet.outside("printf 'ls -la /\\nls -la /" + project + "-test/release\\n' | " + sftp))
                .contains("/release/")
                .doesNotContain("store", "passwd");
        var opened = desk.as("daan").get("/api/access/files").body();
        assertThat(opened).contains("d_daan", project + "-test", "\"rights\":\"read\"");

        var ended = desk.as("mark").put("/api/agreements/" + agreement + "/end", "{\"why\": \"left\"}");
        assertThat(read(ended.body()).path("pending").toString())
                .as(ended.body())
                .isEqualTo("[]");
        assertThatThrownBy(() -> fleet.outside("echo 'ls /' | " + sftp)).hasMessageContaining("Permission denied");
        desk.as("daan").delete("/api/access/keys/" + read(key.body()).path("number"));
    }

    @ParameterizedTest
    @EnumSource(PhpSample.class)
    @DisplayName("is installed from Subversion too")
    void fromSubversion(PhpSample sample) {
        var project = "svn" + sample.name().toLowerCase();
        var repository = sample.subversion(fleet.repositories().resolve(project));
        var installed = desk.installed(project, sample, sample.tags.get(1), repository);
        assertThat(path(installed)).as(installed.toPrettyString()).endsWith("Check health");
        assertThat(desk.page(project + "-test")).contains(project + "_test_gems");
    }

    private void remove(String project) {
        var answer = desk.as("daan").post("/api/installations/" + project + "-test/removal", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var removed = desk.settled(read(answer.body()).path("process").asText());
        assertThat(removed.path("state").asText()).as(removed.toPrettyString()).isIn("done", "removed");
        assertThat(fleet.asRoot(
                        TestFleet.TRIAL,
                        "ls -A /srv/gaas; find /etc /run/gaas /var/lib/php /var/log /var/spool/cron -name '*" + project
                                + "*'; cat /etc/passwd /etc/group;"
                                + " mariadb -e 'show databases; select user from mysql.user'"))
                .doesNotContain(project);
        assertThat(desk.page(project + "-test")).startsWith("HTTP/1.1 404");
    }

    private String page(String installation) {
        var slash = installation.endsWith("-test") ? "/" : "";
        return fleet.get("https://" + fleet.sites(TestFleet.TRIAL) + "/" + installation + slash, "--http1.1");
    }
}
