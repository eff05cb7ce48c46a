package org.gaas.production.web;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.certificates.CertificateVars;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contact;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.production.Hosts;
import org.gaas.production.NamesLook;
import org.gaas.production.OnboardProductionProcess;
import org.gaas.production.OrderContacts;
import org.gaas.production.ProductionRequest;
import org.gaas.production.Productions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Production for a project: asked for, of whom it is asked, and withdrawn before it is open. */
@RestController
@RequestMapping("/api/productions")
class ProductionsController {
    private final OnboardProductionProcess process;
    private final Productions productions;
    private final Installations installations;
    private final OrderContacts contacts;
    private final NamesLook look;

    ProductionsController(
            OnboardProductionProcess process,
            Productions productions,
            Installations installations,
            OrderContacts contacts,
            NamesLook look) {
        this.process = process;
        this.productions = productions;
        this.installations = installations;
        this.contacts = contacts;
        this.look = look;
    }

    /**
     * What is asked for. What is absent follows from the project's newest trial or from the policy.
     *
     * @param hosts the names that it answers under; the first is the main one
     * @param certificate acme, ordered or brought
     * @param contact who decides at the customer: {@code C. Klant <c.klant@example.org>}
     * @param wished a day: {@code 2027-01-31}
     * @param setUpData whether the trial's goes on; it does where there is one
     */
    record Wanted(
            String project,
            String customer,
            String repository,
            String tag,
            String application,
            List<String> hosts,
            String certificate,
            String availability,
            List<String> developers,
            String contact,
            String wished,
            Boolean setUpData) {
        ProductionRequest request() {
            return new ProductionRequest(
                    new ProjectName(project),
                    filled(customer).map(CustomerName::new),
                    filled(repository).map(Repository::new),
                    filled(tag).map(Tag::new),
                    filled(application).map(ApplicationName::new),
                    Hosts.parse(String.join("\n", listed(hosts))),
                    filled(certificate)
                            .map(way -> CertificateVars.WAY.parse(way.toUpperCase(Locale.ROOT)))
                            .map(Way::valueOf),
                    filled(availability),
                    listed(developers),
                    Contact.parse(filled(contact).orElseThrow(() -> InvalidInput.missing("contact"))),
                    filled(wished).map(Wanted::day),
                    Optional.ofNullable(setUpData).map(wanted -> wanted ? "trial" : "none"));
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException no) {
                throw new InvalidInput("wished", "DATE_INVALID", "must be a day like 2027-01-31");
            }
        }

        private static List<String> listed(List<String> values) {
            return values == null
                    ? List.of()
                    : values.stream().filter(value -> value != null).toList();
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun ask(@RequestBody Wanted wanted, Principal person) {
        var request = wanted.request();
        var begun = process.start(request, person.getName());
        return new Begun(productions.plan(request).production().value(), begun);
    }

    /**
     * Who is asked at the customer.
     *
     * @param contact {@code C. Klant <c.klant@example.org>}
     */
    record AskedContact(String contact) {
        Contact parsed() {
            return Contact.parse(filled(contact).orElseThrow(() -> InvalidInput.missing("contact")));
        }
    }

    /** Somebody else is asked about it than the request says; the quote goes to them. */
    @PutMapping("/{id}/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@PathVariable String id, @RequestBody AskedContact asked, Principal person) {
        contacts.name(new InstallationId(id), asked.parsed(), person.getName());
    }

    /** Takes everything away that was set up for it. */
    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String id, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.withdraw(production, person.getName()));
    }

    /**
     * Where a name of production leads.
     *
     * @param state right, nowhere, elsewhere, partly or unknown
     * @param is what name servers say now
     * @param must the records that it has to have, one a line
     */
    record Name(String host, String state, String sentence, String is, String must) {}

    /** Asks name servers now. */
    @GetMapping("/{id}/names")
    List<Name> names(@PathVariable String id) {
        var production = installations.get(new InstallationId(id));
        return look.look(production).findings().stream()
                .map(finding -> new Name(
                        finding.host(),
                        finding.state().name().toLowerCase(Locale.ROOT),
                        finding.english(),
                        finding.is(),
                        finding.must()))
                .toList();
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
