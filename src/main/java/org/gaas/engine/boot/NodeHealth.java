package org.gaas.engine.boot;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether this node still has its name; without it, it does no work. */
@Component("nodeHealthIndicator")
class NodeHealth implements HealthIndicator {
    private final EngineSettings settings;
    private volatile boolean lost;

    NodeHealth(EngineSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void lost(NameLost name) {
        lost = true;
    }

    @Override
    public Health health() {
        var health = lost ? Health.down().withDetail("lost", "another node took the name") : Health.up();
        return health.withDetail("name", settings.node()).build();
    }
}
