package org.gaas.tasks.web;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.tasks.StandIn;
import org.gaas.tasks.StandIns;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who does whose tasks. */
@RestController
class StandInsController {
    private final StandIns standIns;

    StandInsController(StandIns standIns) {
        this.standIns = standIns;
    }

    record OneStandIn(long number, String absent, String person, LocalDate from, LocalDate until, String by) {
        static OneStandIn of(StandIn one) {
            return new OneStandIn(one.number(), one.absent(), one.person(), one.from(), one.until(), one.by());
        }
    }

    /** Days like 2026-12-01; without a first one, from today on; without who is away, it is the caller. */
    record Asked(String absent, String person, String from, String until) {}

    /** Those that last still, or will begin. */
    @GetMapping("/api/stand-ins")
    List<OneStandIn> standIns() {
        return standIns.all().stream().map(OneStandIn::of).toList();
    }

    @PostMapping("/api/stand-ins")
    OneStandIn add(@RequestBody Asked asked, Principal caller) {
        return OneStandIn.of(standIns.add(
                said(asked.absent()).orElse(caller.getName()),
                asked.person(),
                said(asked.from()).map(day -> day("from", day)),
                day("until", asked.until()),
                caller.getName()));
    }

    /** Ends one before its last day; answers those that are left. */
    @PostMapping("/api/stand-ins/{number}/end")
    List<OneStandIn> end(@PathVariable long number, Principal caller) {
        standIns.end(number, caller.getName());
        return standIns();
    }

    private static Optional<String> said(String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(said(text).orElse(""));
        } catch (DateTimeException wrong) {
            throw new InvalidInput(field, "DATE_INVALID", "must be a day like 2026-12-01");
        }
    }
}
