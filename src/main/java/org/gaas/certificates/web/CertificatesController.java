package org.gaas.certificates.web;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.CertificateName;
import org.gaas.certificates.KeyKind;
import org.gaas.certificates.Ordering;
import org.gaas.certificates.Owner;
import org.gaas.certificates.Revocations;
import org.gaas.certificates.StandingOrders;
import org.gaas.certificates.Subscription;
import org.gaas.certificates.Way;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Certificates: which there are, and new ones. */
@RestController
@RequestMapping("/api/certificates")
class CertificatesController {
    static final Role[] SEES = {Role.HOSTING, Role.ONCALL, Role.MANAGERS, Role.FINANCE, Role.LEADS, Role.AUDITORS};

    private final Ordering ordering;
    private final StandingOrders standing;
    private final Revocations revocations;
    private final CertificateViews views;
    private final Installations installations;
    private final Customers customers;
    private final Fleet fleet;
    private final People people;

    CertificatesController(
            Ordering ordering,
            StandingOrders standing,
            Revocations revocations,
            CertificateViews views,
            Installations installations,
            Customers customers,
            Fleet fleet,
            People people) {
        this.ordering = ordering;
        this.standing = standing;
        this.revocations = revocations;
        this.views = views;
        this.installations = installations;
        this.customers = customers;
        this.fleet = fleet;
        this.people = people;
    }

    /**
     * What is asked for: for an installation, or for the host that the sites of a server share.
     *
     * @param way brought, ordered or acme
     * @param names with commas between them; those of the installation when absent
     * @param keys p256 or rsa3072; the first when absent
     * @param payer a customer's id; the installation's when absent
     * @param standing that it is renewed without asking: always, never, or its last day; when absent always for the way
     *     acme, else never
     * @param authority one of the desk's list; the only one when absent
     */
    record Wanted(
            String installation,
            String server,
            String way,
            String names,
            String keys,
            String payer,
            String standing,
            String authority) {}

    /** What was begun. */
    record Begun(long certificate, String installation, String process) {}

    @GetMapping
    List<CertificateView> all(Principal person) {
        people.require(person.getName(), SEES);
        return views.all();
    }

    @GetMapping("/{number}")
    CertificateView one(@PathVariable long number, Principal person) {
        people.require(person.getName(), SEES);
        return views.one(number);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun order(@RequestBody Wanted wanted, Principal person) {
        people.require(person.getName(), Role.HOSTING);
        return begun(ordering.order(subscription(wanted, person.getName())));
    }

    @PostMapping("/{number}/renewal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun renew(@PathVariable long number, Principal person) {
        people.require(person.getName(), Role.HOSTING);
        return begun(ordering.renew(number));
    }

    /**
     * Until when it is renewed without asking.
     *
     * @param until always, never, or a last day
     */
    record Standing(String until) {}

    @PutMapping("/{number}/standing-order")
    CertificateView standing(@PathVariable long number, @RequestBody Standing wanted, Principal person) {
        people.require(person.getName(), Role.HOSTING, Role.FINANCE);
        views.one(number);
        var until = filled(wanted.until()).orElseThrow(() -> InvalidInput.missing("until"));
        standing.decide(number, standing.wanted(until, person.getName()), person.getName());
        return views.one(number);
    }

    /**
     * Why nobody shall trust it any more, and what takes its place.
     *
     * @param reason unspecified, key-compromise, superseded or cessation-of-operation
     * @param then replace or remove
     */
    record Unwanted(String reason, String then) {}

    @PostMapping("/{number}/revocation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun revoke(@PathVariable long number, @RequestBody Unwanted wanted, Principal person) {
        people.require(person.getName(), Role.HOSTING);
        var reason = filled(wanted.reason()).orElseThrow(() -> InvalidInput.missing("reason"));
        var then = filled(wanted.then()).orElseThrow(() -> InvalidInput.missing("then"));
        return begun(revocations.begin(
                number,
                choice("reason", Reason.class, reason),
                choice("then", Revocations.Then.class, then),
                person.getName()));
    }

    private Begun begun(Ordering.Begun begun) {
        return new Begun(begun.certificate(), views.one(begun.certificate()).installation(), begun.process());
    }

    private Subscription subscription(Wanted wanted, String person) {
        var owner = owner(wanted);
        var way = choice("way", Way.class, filled(wanted.way()).orElseThrow(() -> InvalidInput.missing("way")));
        var names = filled(wanted.names())
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(CertificateName::of)
                        .toList())
                .orElseGet(() -> ordering.namesOf(owner));
        var authority = filled(wanted.authority());
        return new Subscription(
                owner,
                way,
                way == Way.ACME ? Optional.of(ordering.authority(authority)) : authority,
                filled(wanted.keys())
                        .map(text -> choice("keys", KeyKind.class, text))
                        .orElse(KeyKind.P256),
                names,
                payer(filled(wanted.payer()), owner),
                standing.wanted(filled(wanted.standing()).orElse(way == Way.ACME ? "always" : "never"), person));
    }

    private Owner owner(Wanted wanted) {
        var installation = filled(wanted.installation());
        var server = filled(wanted.server());
        if (installation.isPresent() == server.isPresent())
            throw new InvalidInput("installation", "NAME_REQUIRED", "say for which installation, or for which server");
        return installation
                .map(id -> Owner.of(existing(new InstallationId(id))))
                .orElseGet(() -> Owner.of(
                        fleet.server(new ServerName(server.orElseThrow())).name()));
    }

    private Installation existing(InstallationId id) {
        return installations
                .find(id)
                .orElseThrow(() -> new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'"));
    }

    private Optional<CustomerId> payer(Optional<String> named, Owner owner) {
        if (named.isEmpty())
            return owner.installation()
                    .flatMap(number -> installations.numbered(number).customer());
        var payer = new CustomerId(named.get());
        if (customers.find(payer).isEmpty())
            throw new InvalidInput("payer", "CUSTOMER_UNKNOWN", "there is no customer '" + payer.value() + "'");
        return Optional.of(payer);
    }

    private static <T extends Enum<T>> T choice(String field, Class<T> kind, String text) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field,
                        "CHOICE_INVALID",
                        "must be one of: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(kind.getEnumConstants())
                                                .map(one -> one.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                                .toList())));
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
