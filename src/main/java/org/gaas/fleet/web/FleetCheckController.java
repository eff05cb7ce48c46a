package org.gaas.fleet.web;

import static java.util.Locale.ROOT;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.FleetCheck;
import org.gaas.fleet.ServerFinding;
import org.gaas.fleet.ServerName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether servers are alike, and what is needed. */
@RestController
class FleetCheckController {
    private final FleetCheck check;
    private final People people;

    FleetCheckController(FleetCheck check, People people) {
        this.check = check;
        this.people = people;
    }

    /** What a check found: an error or a warning, where, and what to do. */
    record FleetFinding(String severity, String where, String message, String hint) {
        static FleetFinding of(ServerFinding one) {
            return new FleetFinding(
                    one.severity().name().toLowerCase(ROOT), one.where().value(), one.message(), one.hint());
        }
    }

    /** Which servers were looked at, and what was found. */
    record CheckedFleet(List<String> servers, List<FleetFinding> findings) {}

    /** Looks at all servers at once, or at one that is compared with the others. */
    @GetMapping("/api/fleet/check")
    CheckedFleet check(@RequestParam Optional<String> server, Principal person) {
        people.require(person.getName(), Role.HOSTING, Role.ONCALL, Role.AUDITORS);
        var checked = check.check(server.filter(name -> !name.isEmpty()).map(ServerName::new));
        return new CheckedFleet(
                checked.servers(),
                checked.findings().stream().map(FleetFinding::of).toList());
    }
}
