package org.gaas.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A project that moves from Subversion to Git, in the box")
class ChangedRepositoryTest {
    private final Box box;
    private final TrialDesk desk;
    private final DeskShell shell;

    ChangedRepositoryTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
    }

    @Test
    @DisplayName("goes on with the releases of Git, and tells which came from where")
    void moved() {
        var asked = desk.ask("project", "mover", "kind", "test", "repository", box.subversionUrl(), "tag", "1.1.0");
        desk.settled(read(asked.body()).path("process").asText());
        assertThat(desk.page("mover-test")).startsWith("200").contains("1.1.0");
        var revision = desk.installation("mover-test").path("commit").asText();

        var changed = shell.run("project", "change-repository", "mover", box.sampleUrl(), "--reason", "now in Git");
        assertThat(changed.code()).as(changed.out() + changed.err()).isZero();
        assertThat(desk.installation("mover-test").path("repository").asText()).isEqualTo(box.subversionUrl());
        assertThat(desk.installation("mover-test").path("commit").asText()).isEqualTo(revision);

        desk.deployed("mover", "1.2.0");
        assertThat(desk.page("mover-test")).startsWith("200").contains("1.2.0");
        assertThat(desk.installation("mover-test").path("repository").asText()).isEqualTo(box.sampleUrl());

        var project = project("mover");
        assertThat(project.path("repositories").findValuesAsText("repository"))
                .containsExactly(box.sampleUrl(), box.subversionUrl());
        assertThat(project.path("repositories").path(0).path("reason").asText()).isEqualTo("now in Git");
        assertThat(project.path("releases").findValuesAsText("repository"))
                .containsExactly(box.sampleUrl(), box.subversionUrl());
        assertThat(project.path("releases").findValuesAsText("commit").get(1)).isEqualTo(revision);
        assertThat(shell.run("project", "show", "mover").out()).contains("now in Git", "in use", "1.1.0");
        assertThat(desk.ask("project", "mover", "kind", "demo", "repository", box.subversionUrl(), "tag", "1.1.0")
                        .body())
                .contains("REPOSITORY_LEFT");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "--upload-pack=touch x, REPO_URL_INVALID",
        "ext::sh -c id, REPO_SCHEME_NOT_ALLOWED",
        "file:///etc, REPO_SCHEME_NOT_ALLOWED",
        "ssh://-oProxyCommand=id/x, REPO_HOST_INVALID",
        "https://169.254.169.254/x, REPO_HOST_NOT_ALLOWLISTED",
        "https://2130706433, REPO_HOST_NOT_ALLOWLISTED",
        "https://user:secret@host/x, REPO_URL_HAS_CREDENTIALS",
        "https://allowed@evil.example/x, REPO_HOST_NOT_ALLOWLISTED",
        "svn+ssh://-oProxyCommand=id/x, REPO_HOST_INVALID"
    })
    @DisplayName("is not moved to what may not be read; nothing begins")
    void hostile(String url, String rule) {
        if (project("refuser").has("code")) {
            var asked = desk.ask("project", "refuser", "kind", "test", "template", "sample", "tag", "1.0.0");
            desk.settled(read(asked.body()).path("process").asText());
        }
        var answer = desk.as("dora").post("/api/projects/refuser/repository", json("repository", url, "reason", "x"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(rule).doesNotContain("secret");
        assertThat(project("refuser").has("wanted")).isFalse();
    }

    private JsonNode project(String name) {
        return read(desk.as("dora").get("/api/projects/" + name).body());
    }
}
