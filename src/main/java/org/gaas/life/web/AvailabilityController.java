package org.gaas.life.web;

import java.security.Principal;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.life.Availabilities;
import org.gaas.life.AvailabilityRequest;
import org.gaas.life.ChangeAvailabilityProcess;
import org.gaas.life.LifeVars;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When somebody is there for a production. */
@RestController
@RequestMapping("/api/productions/{id}/availability")
class AvailabilityController {
    private final ChangeAvailabilityProcess process;
    private final Availabilities availabilities;
    private final Installations installations;

    AvailabilityController(
            ChangeAvailabilityProcess process, Availabilities availabilities, Installations installations) {
        this.process = process;
        this.availabilities = availabilities;
        this.installations = installations;
    }

    /**
     * What is asked for.
     *
     * @param availability as the policy names it: {@code 24x7}
     * @param from from which day on; today when absent
     * @param reason who at the customer accepted it and its price, when and how
     */
    record WantedAvailability(String availability, String from, String reason) {
        AvailabilityRequest of(InstallationId production) {
            return new AvailabilityRequest(
                    production,
                    Optional.ofNullable(availability).orElse(""),
                    Optional.ofNullable(from).filter(day -> !day.isEmpty()).map(LifeVars.SINCE::parse),
                    LifeVars.REASON.parse(Optional.ofNullable(reason).orElse("")));
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {}

    /** What is agreed today. */
    record Agreed(String installation, String availability) {}

    @GetMapping
    Agreed look(@PathVariable String id) {
        var production = installations.get(new InstallationId(id));
        return availabilities
                .of(production)
                .map(agreed -> new Agreed(production.id().value(), agreed))
                .orElseThrow(() ->
                        new InvalidInput("installation", "NOT_A_PRODUCTION", production.id() + " is no production"));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun begin(@PathVariable String id, @RequestBody WantedAvailability wanted, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.start(wanted.of(production), person.getName()));
    }

    /** It stays as it was agreed before. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String id, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.withdraw(production, person.getName()));
    }
}
