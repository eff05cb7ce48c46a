package org.gaas.people.web;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells starters, monitors and load balancers whether the desk takes work. Needs no login and tells nothing else. */
@RestController
class HealthController {
    private final ApplicationAvailability availability;

    HealthController(ApplicationAvailability availability) {
        this.availability = availability;
    }

    /** {@code ready}, or with status 503 {@code starting}: also while the desk stops. */
    record Health(String state) {}

    @GetMapping("/api/health")
    ResponseEntity<Health> health() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? ResponseEntity.ok(new Health("ready"))
                : ResponseEntity.status(503).body(new Health("starting"));
    }
}
