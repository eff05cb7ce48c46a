package org.gaas.certificates.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gaas.certificates.Forecast;
import org.gaas.certificates.Outlook;
import org.gaas.certificates.Way;
import org.gaas.people.People;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** The inventory for people: what ends first stands first, and what a year takes. */
@Controller
class InventoryPage {
    private static final Duration SOON = Duration.ofDays(14);

    private final CertificateViews views;
    private final Outlook outlook;
    private final People people;
    private final Clock clock;

    InventoryPage(CertificateViews views, Outlook outlook, People people, Clock clock) {
        this.views = views;
        this.outlook = outlook;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/certificates")
    ResponseEntity<String> page(Principal person, HttpServletResponse response) throws IOException {
        var roles = people.rolesOf(person.getName());
        if (Set.of(CertificatesController.SEES).stream().noneMatch(roles::contains)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return null;
        }
        var all = views.all();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(template()
                        .replace("{{summary}}", summary(all))
                        .replace(
                                "{{forecast}}",
                                outlook.forecasts().stream()
                                        .map(InventoryPage::row)
                                        .collect(joining("\n")))
                        .replace("{{rows}}", all.stream().map(this::row).collect(joining("\n"))));
    }

    private String summary(List<CertificateView> all) {
        var soon = all.stream().filter(one -> endsSoon(one.until())).count();
        return count(all.size()) + ", " + (soon == 0 ? "none" : soon) + " of them end" + (soon == 1 ? "s" : "")
                + " within two weeks.";
    }

    private static String count(int number) {
        return number == 1 ? "1 certificate" : number + " certificates";
    }

    private boolean endsSoon(Instant until) {
        return until != null && until.isBefore(clock.instant().plus(SOON));
    }

    private String row(CertificateView one) {
        return "<tr>"
                + (endsSoon(one.until())
                        ? "<td data-of=\"Until\" class=\"day soon\">"
                        : "<td data-of=\"Until\" class=\"day\">")
                + (one.until() == null ? text(one.state()) : day(one.until())) + "</td>"
                + cell("For", Optional.ofNullable(one.installation()).orElse("shared host of " + one.server()))
                + "<td data-of=\"Names\">"
                + one.names().stream().map(InventoryPage::text).collect(joining("<br>")) + "</td>"
                + cell("Way", Way.valueOf(one.way().toUpperCase(Locale.ROOT)).words()) + cell("Issuer", one.issuer())
                + cell("Used on", one.place())
                + cell("Payer", one.payer())
                + "<td data-of=\"A year\" class=\"number\">" + text(one.costAYear()) + "</td>" + renewal(one) + "</tr>";
    }

    private static String renewal(CertificateView one) {
        if (one.process() != null) return cell("Renewal", "is being made");
        if (one.renewal() == null) return cell("Renewal", one.state().equals("lapses") ? "lapses" : "");
        var asks = one.standing() == null
                ? one.way().equals("brought") ? "is asked for" : "the payer is asked"
                : "without asking until "
                        + Optional.ofNullable(one.standing().until())
                                .map(Object::toString)
                                .orElse("further notice");
        return "<td data-of=\"Renewal\" class=\"day\">" + day(one.renewal()) + "<small>" + asks + "</small></td>";
    }

    private static String row(Forecast one) {
        var minutes = one.work().toMinutes();
        return "<tr>" + cell("Lifetime", one.days() == 0 ? "as today" : one.days() + " days")
                + number("Renewals", one.renewals())
                + number("Hours of people", "%d:%02d".formatted(minutes / 60, minutes % 60))
                + number("Euros", one.price().toPlainString())
                + "</tr>";
    }

    private static String number(String of, Object number) {
        return "<td data-of=\"" + of + "\" class=\"number\">" + number + "</td>";
    }

    /** On narrow screens, where there are no columns, it says of itself what it is. */
    private static String cell(String of, String text) {
        return "<td data-of=\"" + of + "\">" + text(text) + "</td>";
    }

    /** Issuers write their names themselves. */
    private static String text(String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, UTF_8.name()).replace("{{", "&#123;&#123;");
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String template() throws IOException {
        return new ClassPathResource("pages/certificates.html").getContentAsString(UTF_8);
    }
}
