package org.gaas.billing.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.billing.BillingLine;
import org.gaas.billing.BillingLines;
import org.gaas.engine.CsvCell;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was bought in a month and is charged on, one line each; for finance, managers and auditors. */
@RestController
class LinesController {
    private static final Role[] READERS = {Role.FINANCE, Role.MANAGERS, Role.AUDITORS};
    private static final String HEADER =
            "date,kind,amount,currency,customer,project,installation,orderNumber,source,billable";

    private final BillingLines lines;
    private final People people;
    private final Months months;

    LinesController(BillingLines lines, People people, Months months) {
        this.lines = lines;
        this.people = people;
        this.months = months;
    }

    /** One line, as clients see it; the amount as text, so that no reader makes a float of it. */
    record Line(
            LocalDate date,
            String kind,
            String amount,
            String currency,
            String customer,
            String project,
            String installation,
            String orderNumber,
            String source,
            boolean billable) {
        static Line of(BillingLine line) {
            return new Line(
                    line.date(),
                    line.kind(),
                    line.price().amount().toPlainString(),
                    line.price().currency().getCurrencyCode(),
                    line.work().customer(),
                    line.work().project(),
                    line.work().installation(),
                    line.orderNumber(),
                    line.source(),
                    line.work().billable());
        }

        String row() {
            return Stream.of(
                            date.toString(),
                            CsvCell.of(kind),
                            amount,
                            currency,
                            CsvCell.of(customer),
                            CsvCell.of(project),
                            CsvCell.of(installation),
                            CsvCell.of(orderNumber),
                            CsvCell.of(source),
                            String.valueOf(billable))
                    .reduce((left, right) -> left + "," + right)
                    .orElseThrow();
        }
    }

    @GetMapping(path = "/api/costs", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Line> lines(@RequestParam(required = false) String month, Principal person) {
        people.require(person.getName(), READERS);
        return lines.of(months.parse(month)).stream().map(Line::of).toList();
    }

    @GetMapping(path = "/api/costs", produces = "text/csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) String month, Principal person) {
        return file(month, person);
    }

    /** The same file for browsers, which can't ask for a format. */
    @GetMapping("/api/costs.csv")
    ResponseEntity<byte[]> file(@RequestParam(required = false) String month, Principal person) {
        return CsvFile.of(
                "costs-" + months.parse(month),
                HEADER,
                lines(month, person).stream().map(Line::row));
    }
}
