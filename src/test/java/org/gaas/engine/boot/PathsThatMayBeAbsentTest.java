package org.gaas.engine.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

@DisplayName("Settings that are paths")
class PathsThatMayBeAbsentTest {
    @ConfigurationProperties("test")
    record Settings(Optional<Path> key, @DefaultValue List<Host> hosts, Optional<String> word) {}

    record Host(Optional<Path> key) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    static class Enabled {}

    @Test
    @DisplayName("may be absent, also within lists")
    void bound() {
        new ApplicationContextRunner()
                .withUserConfiguration(Enabled.class, PathsThatMayBeAbsent.class)
                .withPropertyValues("test.key=", "test.hosts[0].key=/etc/gaas/key", "test.word=/etc")
                .run(desk -> {
                    var settings = desk.getBean(Settings.class);
                    assertThat(settings.key()).isEmpty();
                    assertThat(settings.hosts()).containsExactly(new Host(Optional.of(Path.of("/etc/gaas/key"))));
                    assertThat(settings.word()).hasValue("/etc");
                });
    }
}
