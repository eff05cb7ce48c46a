package org.gaas.billing.web;

import java.security.Principal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.gaas.billing.Activity;
import org.gaas.billing.HoursBook;
import org.gaas.billing.HoursEntry;
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
    private final Months months;

    HoursController(HoursBook book, People people, Months months) {
        this.book = book;
        this.people = people;
        this.months = months;
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
        return lines(months.parse(month), person);
    }

    @GetMapping(path = "/api/hours", produces = "text/csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) String month, Principal person) {
        return file(month, person);
    }

    /** The same file for browsers, which can't ask for a format. */
    @GetMapping("/api/hours.csv")
    ResponseEntity<byte[]> file(@RequestParam(required = false) String month, Principal person) {
        var wanted = months.parse(month);
        return CsvFile.of(
                "hours-" + wanted,
                HoursCsv.HEADER,
                lines(wanted, person).stream().map(HoursCsv::row));
    }

    private List<Line> lines(YearMonth month, Principal person) {
        var roles = people.rolesOf(person.getName());
        var entries = READ_ALL.stream().anyMatch(roles::contains) ? book.of(month) : book.of(month, person.getName());
        return entries.stream().map(Line::of).toList();
    }
}
