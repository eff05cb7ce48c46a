package org.gaas;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Tells a desk under test about the {@link TestFleet}. Only where {@code gaas.test.fleet} says so. */
class FleetForDesk implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!"real".equals(environment.getProperty("gaas.test.fleet"))) return;
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test fleet", TestFleet.shared().settings()));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
