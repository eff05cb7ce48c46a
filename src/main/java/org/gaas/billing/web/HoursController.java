package org.gaas.billing.web;

import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.gaas.billing.Activity;
import org.gaas.billing.HoursBook;
import org.gaas.billing.HoursEntry;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The hours of a month, one line for each entry. Finance, managers, leads and auditors read all of them; everybody else
 * reads the own ones.
 */
@RestController
class HoursController {
    private static final List<Role> READ_ALL = List.of(Role.FINANCE, Role.MANAGERS, Role.LEADS, Role.AUDITORS);

    private final HoursBook book;
    private final People people;
    private final Clock clock;

    HoursController(HoursBook book, People people, Clock clock) {
        this.book = book;
        this.people = people;
        this.clock = clock;
    }

    /** One entry, as clients see it. */
    record Line(
            LocalDate date,
            int minutes,
            String person,
            String role,
            String customer,
            String project,
            String installation,
            String process,
            String task,
            String activity,
            String note,
            boolean billable) {
        static Line of(HoursEntry entry) {
            return new Line(
                    entry.date(),
                    entry.spent().minutes(),
                    entry.person(),
                    entry.role().map(Role::group).orElse(""),
                    entry.work().customer(),
                    entry.work().project(),
                    entry.work().installation(),
                    entry.process(),
                    entry.task(),
                    entry.activity().map(Activity::value).orElse(""),
                    entry.note().value(),
                    entry.work().billable());
        }
    }

    @GetMapping(path = "/api/hours", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Line> hours(@RequestParam(required = false) String month, Principal person) {
        return lines(parse(month), person);
    }

    @GetMapping(path = "/api/hours", produces = "text/csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) String month, Principal person) {
        return file(month, person);
    }

    /** The same file for browsers, which can't ask for a format. */
    @GetMapping("/api/hours.csv")
    ResponseEntity<byte[]> file(@RequestParam(required = false) String month, Principal person) {
        var wanted = parse(month);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"hours-" + wanted + ".csv\"")
                .body(HoursCsv.of(lines(wanted, person)));
    }

    private List<Line> lines(YearMonth month, Principal person) {
        var roles = people.rolesOf(person.getName());
        var entries = READ_ALL.stream().anyMatch(roles::contains) ? book.of(month) : book.of(month, person.getName());
        return entries.stream().map(Line::of).toList();
    }

    private YearMonth parse(String month) {
        try {
            var wanted = month == null ? YearMonth.now(clock) : YearMonth.parse(month);
            if (!Utc.holds(wanted.getYear())) throw new DateTimeException("no such year");
            return wanted;
        } catch (DateTimeException wrong) {
            throw new InvalidInput("month", "MONTH_INVALID", "must be a year and a month, like 2026-11");
        }
    }
}
