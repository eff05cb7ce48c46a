package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gaas.onboarding.TrialDesk.json;
import static org.gaas.onboarding.TrialDesk.path;
import static org.gaas.onboarding.TrialDesk.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.releases.git.BareRepository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

@BoxDeskTest
@DisplayName("A release that must be built, in the box")
class BuiltTrialTest {
    private final Box box;
    private final TrialDesk desk;

    BuiltTrialTest(@Autowired Box box, @Autowired DemoUsers users, @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
    }

    @Test
    @DisplayName("is built once, on the host for builds, and every installation gets the same outcome")
    void once() throws Exception {
        var first = desk.settled(desk.install("built", "1.4.0"));
        assertThat(path(first))
                .as(first.toPrettyString())
                .contains("Read descriptor > Build release > Prepare home > Ship release")
                .endsWith("Check health");
        assertThat(desk.page("built-test/about.html")).startsWith("200").contains("Release 1.4.0", "003-consent.sql");
        var kept = kept();
        assertThat(kept).isNotEmpty();

        var second = desk.settled(desk.install("builttoo", "1.4.0"));
        assertThat(path(second)).contains("Build release").endsWith("Check health");
        assertThat(kept()).isEqualTo(kept);
        assertThat(shipped("builttoo-test")).isEqualTo(shipped("built-test"));
        var builds = box.server("build1").root().resolve("srv/gaas/.builds");
        assertThat(builds.toFile().list()).containsExactly("kept");
    }

    @Test
    @DisplayName("is deployed to an installation of a release that needed no build, and back")
    void deployed() {
        desk.settled(desk.install("mixed", "1.2.0"));
        assertThat(desk.page("mixed-test/about.html")).doesNotContain("Release 1.4.0");
        assertThat(path(deployed("1.4.0"))).contains("Build release");
        assertThat(desk.page("mixed-test/about.html")).startsWith("200").contains("Release 1.4.0");
        assertThat(path(deployed("1.2.0"))).doesNotContain("Build release").endsWith("Check health");
    }

    @Test
    @DisplayName("is refused with the build's last words when the build fails, and the name is free again")
    void failing() throws IOException {
        var folder = Files.createTempDirectory(box.home().repositories(), "failing-");
        try (var repository = new BareRepository(folder.resolve("app.git"))) {
            repository.tag(
                    "1.0.0",
                    repository.commit(Map.of(
                            "gaas.yaml", """
                            gaas: 1
                            name: pages
                            title: Pages
                            runtime: {kind: static}
                            web: {directory: public}
                            build:
                              commands:
                                - [bin/build]
                                - [composer-that-is-not-there, install]
                            health: {checks: [{path: /}]}
                            """, "bin/build", "x:#!/bin/sh\necho 'cannot find library Zend'; exit 4\n")));
            var url = "file://" + folder.resolve("app.git");
            var asked = desk.ask("project", "unbuilt", "kind", "test", "repository", url, "tag", "1.0.0");
            var refused = desk.settled(read(asked.body()).path("process").asText());
            assertThat(refused.path("outcome").asText()).isEqualTo("Trial refused");
            assertThat(refused.toString())
                    .contains("the build on build1 ended with code 4; it said: cannot find library Zend");
            assertThat(desk.installation("unbuilt-test").path("state").asText()).isEqualTo("removed");

            var check = desk.as("dora").post("/api/checks", json("repository", url, "tag", "1.0.0"));
            assertThat(check.body())
                    .contains("gaas.yaml, line 9, build.commands", "composer-that-is-not-there", "\"hint\":")
                    .contains("the build must make it");
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Test
    @DisplayName("is looked at beforehand, and nothing is found where all fits")
    void checked() {
        var check = desk.as("dora").post("/api/checks", json("repository", box.sampleUrl(), "tag", "1.4.0"));
        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(read(check.body()).path("findings")).isEmpty();
    }

    private JsonNode deployed(String tag) {
        var answer = desk.as("daan").post("/api/installations/mixed-test/deployments", json("ref", tag));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var ended = desk.settled(read(answer.body()).path("process").asText());
        assertThat(ended.path("outcome").asText()).as(ended.toPrettyString()).isEqualTo("Release deployed");
        return ended;
    }

    /** The name of the release that runs tells its tag and its files. */
    private String shipped(String installation) throws IOException {
        var current = box.server("trial1").root().resolve("srv/gaas/" + installation + "/current");
        return Files.readSymbolicLink(current).toString();
    }

    private List<String> kept() {
        Path kept = box.server("build1").root().resolve("srv/gaas/.builds/kept");
        return List.of(kept.toFile().list());
    }
}
