package org.gaas.certificates;

import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a purchase begins: what is agreed is stored, and one process is about it, never two. */
@Component
public class Ordering {
    private final Certificates certificates;
    private final PurchaseCertificateProcess purchases;
    private final AskForRenewalProcess asking;
    private final CertificatePlaces places;
    private final Consent consent;
    private final StandingOrders standing;
    private final CertificateAuthority authorities;
    private final OthersNames names;

    Ordering(
            Certificates certificates,
            PurchaseCertificateProcess purchases,
            AskForRenewalProcess asking,
            CertificatePlaces places,
            Consent consent,
            StandingOrders standing,
            CertificateAuthority authorities,
            OthersNames names) {
        this.certificates = certificates;
        this.purchases = purchases;
        this.asking = asking;
        this.places = places;
        this.consent = consent;
        this.standing = standing;
        this.authorities = authorities;
        this.names = names;
    }

    /**
     * What was begun.
     *
     * @param certificate its number
     * @param process the id of the process instance
     */
    public record Begun(long certificate, String process) {}

    /** The hosts that an owner answers under, for those who don't say for which names. */
    public List<CertificateName> namesOf(Owner owner) {
        return names.own(owner).stream().map(CertificateName::of).toList();
    }

    /**
     * The authority that is meant: the one that is named, or else the only one.
     *
     * @throws InvalidInput {@code AUTHORITY_NOT_ALLOWED}
     */
    public String authority(Optional<String> named) {
        var known = authorities.known();
        if (named.isEmpty() && known.size() == 1) return known.get(0);
        return named.filter(known::contains)
                .orElseThrow(() -> new InvalidInput(
                        "authority",
                        "AUTHORITY_NOT_ALLOWED",
                        known.isEmpty()
                                ? "there is none on the desk's list"
                                : "must be one of: " + String.join(", ", known)));
    }

    /**
     * Agrees on a certificate and has it come by. What was agreed before for the same owner counts no more.
     *
     * @throws InvalidInput {@code CERT_ORDER_RUNNING}, {@code CERT_NAME_OF_ANOTHER}
     */
    @Transactional
    public Begun order(Subscription agreed) {
        requireOwn(agreed);
        var number = certificates.agree(agreed);
        agreed.standing().ifPresent(order -> standing.record(number, agreed.standing(), order.by()));
        return begin(number, agreed.owner());
    }

    /**
     * Agrees on a certificate that another process has come by; asked again for the same owner, it is the same one.
     *
     * @return its number
     * @throws InvalidInput {@code CERT_NAME_OF_ANOTHER}
     */
    @Transactional
    public long agree(Subscription agreed) {
        requireOwn(agreed);
        return certificates.agree(agreed);
    }

    private void requireOwn(Subscription agreed) {
        var others = names.besides(agreed.owner());
        for (var name : agreed.names())
            others.stream().filter(name::covers).findFirst().ifPresent(host -> {
                throw new InvalidInput("names", "CERT_NAME_OF_ANOTHER", "'" + host + "' is another customer's");
            });
    }

    /**
     * Has the same certificate come by once more.
     *
     * @throws InvalidInput {@code CERTIFICATE_UNKNOWN}, {@code CERT_ORDER_RUNNING}
     */
    @Transactional
    public Begun renew(long certificate) {
        if (!certificates.all().contains(certificate))
            throw new InvalidInput("certificate", "CERTIFICATE_UNKNOWN", "there is no certificate " + certificate);
        // whoever does so in the same moment waits
        var agreed = certificates.subscription(certificate);
        requireOwn(agreed);
        return begin(certificates.agree(agreed), agreed.owner());
    }

    /**
     * Has a certificate renewed by the desk itself, unless something is about it already.
     *
     * @param ask whether whoever pays is asked first
     * @return whether it began
     */
    @Transactional
    boolean renewInTime(long certificate, boolean ask) {
        certificates.alone(certificate);
        if (purchases.running(certificate).isPresent()) return false;
        var agreed = certificates.subscription(certificate);
        var about = places.about(agreed.owner());
        if (ask) asking.start(certificate, about, agreed.names().get(0).shown());
        else purchases.startInTime(certificate, about);
        return true;
    }

    /** The process that is about a certificate now. */
    Optional<String> isAbout(long certificate) {
        return purchases.running(certificate);
    }

    /**
     * Whoever pays agreed to the names of today.
     *
     * @throws InvalidInput {@code CERT_NAME_OF_ANOTHER}: none of its own is left
     */
    @Transactional
    public void agreeRenewal(long certificate) {
        var agreed = certificates.subscription(certificate);
        var today = agreed.with(consent.namesNow(agreed));
        requireOwn(today);
        certificates.agree(today);
    }

    private Begun begin(long certificate, Owner owner) {
        purchases.running(certificate).ifPresent(process -> {
            throw new InvalidInput(
                    "certificate", "CERT_ORDER_RUNNING", "is being ordered already, by the process " + process);
        });
        return new Begun(certificate, purchases.start(certificate, places.about(owner)));
    }
}
