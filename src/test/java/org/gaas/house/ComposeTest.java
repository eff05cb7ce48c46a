package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaas.remote.Local;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

@DisplayName("The images and what composes them")
class ComposeTest {
    @TempDir
    Path out;

    @Test
    @DisplayName("are understood by a real compose tool: a desk, its database, three servers and a mail catcher")
    void understood() throws Exception {
        assumeTrue(Local.has("docker-compose"), "not tried: there is no docker-compose on this machine");
        Map<String, Map<String, Object>> config = new Yaml().load(config());
        assertThat(config.get("services").keySet())
                .containsExactlyInAnyOrder("desk", "database", "prod1", "acc1", "trial1", "mail");
    }

    @Test
    @DisplayName("make a server by the script that makes those of the test fleet, and start it alike")
    void provisioned() throws IOException {
        var image = Files.readString(Path.of("docker/host/Dockerfile"));
        var fleet = Files.readString(Path.of("src/test/fleet/up")) + Files.readString(Path.of("src/test/fleet/common"));
        for (var program : List.of("/usr/local/lib/gaas-host/provision", "/usr/local/lib/gaas-host/start")) {
            assertThat(image).contains(program);
            assertThat(fleet).contains(program);
        }
    }

    @Test
    @DisplayName("name the version of every image")
    void versions() throws IOException {
        for (var file : List.of("docker/Dockerfile", "docker/host/Dockerfile", "docker/compose.yaml"))
            assertThat(Files.readAllLines(Path.of(file)))
                    .filteredOn(line -> line.matches("(FROM| +image:) .*"))
                    .isNotEmpty()
                    .allMatch(line -> line.matches(".*:[a-z-]*[0-9][^ ]*( AS .*)?"))
                    .noneMatch(line -> line.contains("latest"));
    }

    private String config() throws IOException, InterruptedException {
        var answer = out.resolve("answer");
        var tool = new ProcessBuilder("docker-compose", "-f", "docker/compose.yaml", "--profile", "fleet", "config")
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(tool.waitFor()).as(Files.readString(answer)).isZero();
        return Files.readString(answer);
    }
}
