package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("box")
@DisplayName("A desk that is called by one jar, whose manifest names the others")
class UnpackedDeskTest {
    @TempDir
    Path home;

    @Test
    @DisplayName("has all files of the webapps")
    void webapps() {
        try (var desk = new DeskProcess(home, Program.unpacked(home), List.of())) {
            desk.start();
            for (var work : Map.of("dora", "tasklist", "mark", "cockpit", "adam", "admin")
                    .entrySet()) {
                var app = work.getValue();
                assertThat(desk.browsing(work.getKey())
                                .open("/camunda/api/%s/plugin/%sPlugins/static/app/plugin.js".formatted(app, app))
                                .headers()
                                .firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
            }
        }
    }
}
