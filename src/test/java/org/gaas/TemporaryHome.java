package org.gaas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.FileSystemUtils;

/** Gives a desk under test an empty {@code gaas.home}, before anything else looks for it, and removes it when the JVM ends. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext desk) {
        try {
            var home = Files.createTempDirectory("gaas-desk-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
            TestPropertyValues.of("gaas.home=" + home).applyTo(desk);
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private static void remove(Path home) {
        FileSystemUtils.deleteRecursively(home.toFile());
    }
}
