package org.gaas.box;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A newcomer's terminal shows what matters; all that the desk says goes into a file beside its state. */
final class BoxLogging implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("gaas.box.enabled", Boolean.class, false)) return;
        // the log is the first file in it: no other user may look inside
        BoxHome.prepare(Path.of(environment.getRequiredProperty("gaas.home")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "box-logging",
                        Map.of(
                                "logging.file.name", "${gaas.home}/" + BoxHome.LOG,
                                "logging.threshold.console", "WARN",
                                // its one warning is about a page that is meant to be there
                                "logging.level.org.springdoc.core.events.SpringDocAppInitializer", "ERROR",
                                "logging.logback.rollingpolicy.max-file-size", "10MB",
                                "logging.logback.rollingpolicy.max-history", "3")));
    }
}
