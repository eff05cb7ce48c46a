package org.gaas.certificates.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.certificates.Forecast;
import org.gaas.certificates.Outlook;
import org.gaas.certificates.Stocktaking;
import org.gaas.engine.CsvCell;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The inventory as a whole: as a file, against what servers have, and what it costs in the years to come. */
@RestController
class InventoryController {
    private static final String HEADER =
            "number,installation,server,place,names,way,authority,issuer,from,until,renewal,"
                    + "state,payer,ceiling,costAYear,currency,standingBy,standingUntil";

    private final CertificateViews views;
    private final Stocktaking stock;
    private final Outlook outlook;
    private final People people;

    InventoryController(CertificateViews views, Stocktaking stock, Outlook outlook, People people) {
        this.views = views;
        this.stock = stock;
        this.outlook = outlook;
        this.people = people;
    }

    /** Something that was found on a server: {@code error} where visitors see it or soon will, else {@code warning}. */
    record FoundFinding(String severity, String where, String message, String hint) {
        static FoundFinding of(Stocktaking.Finding one) {
            return new FoundFinding(
                    one.urgent() ? "error" : "warning", one.where().value(), one.message(), one.hint());
        }
    }

    /** Which servers were looked at, and what is not as the inventory says. */
    record CheckedCertificates(List<String> servers, List<FoundFinding> findings) {}

    /**
     * A year with certificates that live no longer than so many days.
     *
     * @param days 0: as they are today
     * @param work of people, in minutes
     * @param price in euros, as text
     */
    record ForecastView(int days, long renewals, long work, String price) {
        static ForecastView of(Forecast one) {
            return new ForecastView(
                    one.days(),
                    one.renewals(),
                    one.work().toMinutes(),
                    one.price().toPlainString());
        }
    }

    /** Asks every server which certificates it uses. */
    @GetMapping("/api/certificates/found")
    CheckedCertificates found(Principal person) {
        people.require(person.getName(), Role.HOSTING, Role.ONCALL, Role.AUDITORS);
        var taken = stock.take();
        return new CheckedCertificates(
                taken.servers().stream().map(name -> name.value()).toList(),
                taken.findings().stream().map(FoundFinding::of).toList());
    }

    @GetMapping("/api/certificates/forecast")
    List<ForecastView> forecast(Principal person) {
        people.require(person.getName(), CertificatesController.SEES);
        return outlook.forecasts().stream().map(ForecastView::of).toList();
    }

    /** For a spreadsheet: RFC 4180, UTF-8, with a header. */
    @GetMapping("/api/certificates.csv")
    ResponseEntity<byte[]> file(Principal person) {
        people.require(person.getName(), CertificatesController.SEES);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"certificates.csv\"")
                .body(Stream.concat(Stream.of(HEADER), views.all().stream().map(InventoryController::row))
                        .collect(joining("\r\n", "", "\r\n"))
                        .getBytes(UTF_8));
    }

    private static String row(CertificateView one) {
        var cost = one.costAYear().split(" ");
        return Stream.of(
                        String.valueOf(one.number()),
                        text(one.installation()),
                        text(one.server()),
                        text(one.place()),
                        CsvCell.of(String.join(" ", one.names())),
                        one.way(),
                        text(one.authority()),
                        text(one.issuer()),
                        time(one.from()),
                        time(one.until()),
                        time(one.renewal()),
                        one.state(),
                        text(one.payer()),
                        one.ceiling().split(" ")[1],
                        cost[1],
                        cost[0],
                        text(Optional.ofNullable(one.standing())
                                .map(CertificateView.Standing::by)
                                .orElse(null)),
                        Optional.ofNullable(one.standing())
                                .map(standing -> standing.until() == null
                                        ? "always"
                                        : standing.until().toString())
                                .orElse(""))
                .collect(joining(","));
    }

    private static String text(String text) {
        return text == null ? "" : CsvCell.of(text);
    }

    private static String time(Instant time) {
        return time == null ? "" : time.toString();
    }
}
