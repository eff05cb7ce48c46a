package org.gaas.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the desk knows of a server's files")
class ProvisionTest {
    private static final Path HOST = Path.of("docker/host");

    /** The one only root can read, the other is run and stays nowhere. */
    private static final List<String> NOT_COMPARED = List.of("etc/sudoers", "etc/database.sql");

    @Test
    @DisplayName("is the checksum of each file that provision puts there")
    void all() throws IOException {
        try (var files = Files.walk(HOST)) {
            var placed = files.filter(Files::isRegularFile)
                    .map(file -> HOST.relativize(file).toString())
                    .filter(file -> file.equals("packages") || file.matches("(etc|lib|templates)/.*"))
                    .filter(file -> !NOT_COMPARED.contains(file))
                    .toList();
            assertThat(placed).isNotEmpty();
            assertThat(Provision.delivered().sums()).hasSameSizeAs(placed);
        }
    }
}
