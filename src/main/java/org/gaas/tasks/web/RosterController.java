package org.gaas.tasks.web;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gaas.engine.InvalidInput;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.tasks.Roster;
import org.gaas.tasks.Shift;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call when. */
@RestController
class RosterController {
    private final Roster roster;
    private final People people;
    private final ZoneId zone;

    RosterController(Roster roster, People people, @Value("${gaas.zone:Europe/Amsterdam}") ZoneId zone) {
        this.roster = roster;
        this.people = people;
        this.zone = zone;
    }

    /**
     * @param now who is on call at this moment
     */
    record OnCall(List<String> now, List<OneShift> shifts) {}

    record OneShift(long number, String user, Instant from, Instant until, String by) {
        static OneShift of(Shift shift) {
            return new OneShift(shift.number(), shift.person(), shift.begins(), shift.ends(), shift.by());
        }
    }

    /** Times of the office's clock (2026-12-01T17:00), or instants (2026-12-01T16:00:00Z). */
    record Asked(String user, String from, String until) {}

    /** Those of now and later. */
    @GetMapping("/api/oncall")
    OnCall roster() {
        return new OnCall(
                people.having(Role.ONCALL),
                roster.shifts().stream().map(OneShift::of).toList());
    }

    @PostMapping("/api/oncall")
    OneShift add(@RequestBody Asked asked, Principal caller) {
        return OneShift.of(roster.add(
                asked.user(), moment("from", asked.from()), moment("until", asked.until()), caller.getName()));
    }

    /** Takes one away, of one that has begun what is left of it. */
    @PostMapping("/api/oncall/{number}/end")
    OnCall end(@PathVariable long number, Principal caller) {
        roster.end(number, caller.getName());
        return roster();
    }

    private Instant moment(String field, String text) {
        try {
            if (text != null && text.endsWith("Z")) return Instant.parse(text);
            return LocalDateTime.parse(text == null ? "" : text).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw new InvalidInput(field, "DATE_INVALID", "must be a time like 2026-12-01T17:00");
        }
    }
}
