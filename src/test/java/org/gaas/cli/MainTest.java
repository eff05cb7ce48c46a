package org.gaas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line in a process of its own")
class MainTest {
    @Test
    @DisplayName("sends a POST once, also when its answer is lost")
    void once(@TempDir Path folder) throws Exception {
        try (var desk = new FakeDesk().breaks("POST /api/installations", 1)) {
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dfile.encoding=UTF-8",
                            "-Duser.home=" + folder,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "install",
                            "friesland",
                            "--kind",
                            "test",
                            "--repo",
                            "https://git.example.org/a.git",
                            "--tag",
                            "1.2.0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile());
            command.environment().put("LC_ALL", "C.UTF-8");
            command.environment().put("GAAS_URL", desk.url());
            command.environment().put("GAAS_USER", FakeDesk.USER);
            command.environment().put("GAAS_PASSWORD", FakeDesk.PASSWORD);
            var process = command.start();
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(folder.resolve("out")).content().contains("look before you repeat it");
                assertThat(process.exitValue()).isEqualTo(4);
                assertThat(desk.calls()).containsExactly("POST /api/installations");
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
