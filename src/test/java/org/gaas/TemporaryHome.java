package org.gaas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaas.certificates.DeskRoot;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a desk under test an empty {@code gaas.home}, before anything else looks for it, and removes it when the JVM
 * ends; and a root at which certificates may end ({@link DeskRoot}), unless the test says otherwise. Only where {@code gaas.test.home} says so.
 */
class TemporaryHome implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!"temporary".equals(environment.getProperty("gaas.test.home"))) return;
        try {
            var home = Files.createTempDirectory("gaas-desk-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
            var sources = environment.getPropertySources();
            sources.addFirst(new MapPropertySource(
                    "temporary home", Map.of("gaas.home", home.toString(), "gaas.access.trials", "developers")));
            var roots = DeskRoot.in(home).toString();
            sources.addLast(new MapPropertySource(
                    "roots of tests", Map.of("gaas.certificates.roots", roots, "gaas.certificates.own-ceiling", "50")));
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static void remove(Path home) {
        FileSystemUtils.deleteRecursively(home.toFile());
    }
}
