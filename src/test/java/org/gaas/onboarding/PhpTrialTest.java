package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.path;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.php.PhpSample;
import org.gaas.remote.Local;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A trial of an application in PHP that behaves as real ones do, in the box")
class PhpTrialTest {
    private final Box box;
    private final TrialDesk desk;
    private final Grounds grounds;

    PhpTrialTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.grounds = new Grounds(box);
    }

    @BeforeEach
    void programs() {
        assumeTrue(
                Local.has("composer")
                        && Local.has("php-cgi")
                        && Local.line("php-cgi", "-m").contains("pdo_mysql"),
                "not tried: composer, php-cgi or php-mysql is not on this machine");
    }

    @ParameterizedTest
    @EnumSource(PhpSample.class)
    @DisplayName("is installed from Git by the delivered descriptor, with the libraries that the build brought")
    void fromGit(PhpSample sample) {
        var project = "git" + sample.name().toLowerCase();
        var installed = desk.installed(project, sample, sample.tags.get(0), git(sample));
        assertThat(path(installed))
                .as(installed.toPrettyString())
                .contains("Build release")
                .endsWith("Check health");
        assertThat(desk.page(project + "-test"))
                .startsWith("200")
                .contains("<form", project + "_test_gems", "href=\"/" + project + "-test/css/gems.css\"");
        assertThat(desk.page(project + "-test/css/gems.css")).startsWith("200").contains("#335577");
    }

    @ParameterizedTest
    @EnumSource(PhpSample.class)
    @DisplayName("is installed from Subversion too")
    void fromSubversion(PhpSample sample) {
        var project = "svn" + sample.name().toLowerCase();
        var installed = desk.installed(project, sample, sample.tags.get(1), subversion(sample));
        assertThat(path(installed)).as(installed.toPrettyString()).endsWith("Check health");
    }

    @Test
    @DisplayName("keeps its own settings, where the repository holds some that were left in it")
    void settings() throws IOException {
        desk.installed("settled", PhpSample.GEMS1, "1.9.1", git(PhpSample.GEMS1));
        var before = Files.readString(shared("settled", "var/settings/db.inc.php"));
        assertThat(before).contains("settled_test_gems").doesNotContain("left in the repository");
        assertThat(desk.deployed("settled", "1.9.2").path("outcome").asText()).isEqualTo("Release deployed");
        assertThat(shared("settled", "var/settings/db.inc.php")).hasContent(before);
        assertThat(columns("settled")).contains("gsu_answers_by_group");
    }

    @Test
    @DisplayName("gets the step that a hotfix added to a level that was reached already")
    void hotfix() {
        desk.installed("hotfix", PhpSample.GEMS1, "1.9.2", git(PhpSample.GEMS1));
        assertThat(columns("hotfix")).doesNotContain("gsu_code");
        assertThat(desk.deployed("hotfix", "1.9.2-p1").path("outcome").asText()).isEqualTo("Release deployed");
        assertThat(columns("hotfix")).contains("gsu_code");

        desk.installed("hotfixed", PhpSample.GEMS1, "1.9.2-p1", git(PhpSample.GEMS1));
        assertThat(columns("hotfixed")).contains("gsu_code");
    }

    @Test
    @DisplayName("is not upgraded, and goes back, when the file is lost that tells how far upgrades came")
    void lost() throws IOException {
        desk.installed("lost", PhpSample.GEMS1, "1.9.1", git(PhpSample.GEMS1));
        var state = shared("lost", "var/settings/upgrades_testing.ini");
        var level = Files.readString(state);
        Files.delete(state);
        var back = desk.deployed("lost", "1.9.2");
        assertThat(back.path("outcome").asText()).isEqualTo("Switched back");
        assertThat(back.toString()).contains("var/settings/upgrades_testing.ini is lost");
        assertThat(columns("lost")).doesNotContain("gsu_answers_by_group");

        Files.writeString(state, level);
        assertThat(desk.deployed("lost", "1.9.2").path("outcome").asText()).isEqualTo("Release deployed");
        assertThat(columns("lost")).contains("gsu_answers_by_group");
    }

    @Test
    @DisplayName("is not believed when it says that all is done and the database is at an older level")
    void older() throws IOException {
        desk.installed("older", PhpSample.GEMS1, "1.9.1", git(PhpSample.GEMS1));
        grounds.sql("alter table older_test_gems.gems__patches add check (gpa_level < 68)");
        var back = desk.deployed("older", "1.9.2");
        assertThat(back.path("outcome").asText()).as(back.toPrettyString()).isEqualTo("Switched back");
        assertThat(back.toString()).contains("answers '67', not '68'");
    }

    @Test
    @DisplayName("is not handed over in maintenance, although its page says 200")
    void maintenance() throws IOException {
        desk.installed("locked", PhpSample.GEMS1, "1.9.1", git(PhpSample.GEMS1));
        Files.createFile(shared("locked", "var/settings/lock.txt"));
        assertThat(desk.page("locked-test")).startsWith("200");
        var back = desk.deployed("locked", "1.9.2");
        assertThat(back.path("outcome").asText()).as(back.toPrettyString()).isEqualTo("Switched back");
        assertThat(back.toString()).contains("maintenance mode");
    }

    @ParameterizedTest
    @EnumSource(PhpSample.class)
    @DisplayName("is not believed without its database, although its page says 200 and its commands exit with 0")
    void noDatabase(PhpSample sample) {
        var project = "bare" + sample.name().toLowerCase();
        desk.installed(project, sample, sample.tags.get(0), git(sample));
        grounds.sql("drop database " + project + "_test_gems");
        assertThat(desk.page(project + "-test")).startsWith("200").contains("An error occurred");
        var stuck = desk.deployed(project, sample.tags.get(1));
        assertThat(stuck.path("state").asText()).as(stuck.toPrettyString()).isEqualTo("repair");
        assertThat(stuck.toString()).contains("Unknown database '" + project + "_test_gems'");

        undo(stuck, "the database is gone");
    }

    private void undo(JsonNode stuck, String why) {
        var decided = desk.complete(
                "hanna", desk.repairTask(""), "repairDecision", "undo", "repairWhy", why, "noTime", "true");
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
        var undone = desk.settledAfterRepair(stuck.path("id").asText());
        assertThat(undone.path("outcome").asText()).isEqualTo("Deployment undone");
    }

    private String columns(String project) {
        return grounds.sql("show columns from " + project + "_test_gems.gems__surveys");
    }

    private Path shared(String project, String file) {
        return box.server("trial1").root().resolve("srv/gaas/" + project + "-test/shared/" + file);
    }

    /** One for all tests, so that each release is built once. */
    private String git(PhpSample sample) {
        var folder = box.home().repositories().resolve(sample + ".git");
        return Files.exists(folder) ? "file://" + folder : sample.git(folder);
    }

    private String subversion(PhpSample sample) {
        var folder = box.home().repositories().resolve(sample + "-svn");
        return Files.exists(folder) ? "file://" + folder : sample.subversion(folder);
    }
}
