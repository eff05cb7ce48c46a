package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.path;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.box.sample.SampleRepository;
import org.gaas.box.sample.SampleSubversion;
import org.gaas.cli.DeskShell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BoxDeskTest
@DisplayName("A trial from Subversion, in the box")
class SubversionTrialTest {
    private final Box box;
    private final TrialDesk desk;
    private final DeskShell shell;

    SubversionTrialTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
    }

    @Test
    @DisplayName("answers with its own database, and is recorded with the revision of its tag")
    void installed() {
        var waiting = install("subdora", "release-1.1.0");
        assertThat(waiting.path("state").asText()).as(waiting.toPrettyString()).isEqualTo("waiting");
        assertThat(desk.page("subdora-test")).startsWith("200").contains("subdora_test_gems", "1.1.0");
        assertThat(desk.installation("subdora-test").path("commit").asText()).matches("r[0-9]+");
        assertThat(desk.installation("subdora-test").path("tag").asText()).isEqualTo("release-1.1.0");
    }

    @Test
    @DisplayName("takes a tag inside a folder of tags, and builds what must be built")
    void spelled() {
        assertThat(install("subnested", "tags/1.0.0").path("state").asText()).isEqualTo("waiting");
        assertThat(desk.page("subnested-test")).startsWith("200").contains("1.0.0");
        var built = install("subbuilt", "1.4.0");
        assertThat(path(built))
                .as(built.toPrettyString())
                .contains("Build release")
                .endsWith("Check health");
    }

    @Test
    @DisplayName("is refused with the names that were perhaps meant")
    void unknown() {
        var refused = install("subtypo", "1.1.1");
        assertThat(refused.path("outcome").asText()).isEqualTo("Trial refused");
        assertThat(refused.toString()).contains("TAG_NOT_FOUND", "1.1.0");
    }

    @Test
    @DisplayName("begins with a list of tags and a check, as from Git")
    void tagsAndCheck() {
        var tags = shell.run("tags", box.subversionUrl());
        assertThat(tags.code()).as(tags.err()).isZero();
        assertThat(tags.out()).contains(SampleRepository.TAGS).contains(SampleSubversion.SPELLINGS.keySet());
        var check = desk.as("dora").post("/api/checks", json("repository", box.subversionUrl(), "tag", "1.2.0"));
        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(read(check.body()).path("findings")).isEmpty();
        assertThat(shell.run("check", "--tag=v1.2.0.1", box.subversionUrl()).code())
                .isZero();
    }

    private JsonNode install(String project, String tag) {
        var answer = desk.ask("project", project, "kind", "test", "repository", box.subversionUrl(), "tag", tag);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return desk.settled(read(answer.body()).path("process").asText());
    }
}
