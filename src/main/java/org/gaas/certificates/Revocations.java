package org.gaas.certificates;

import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.certificates.CertificateAuthority.Reason;
import org.gaas.certificates.Order.State;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certificates that nobody shall trust any more. A person decides that, and what takes their place; an authority that
 * issued by itself is told by the desk, all others by hosting.
 */
@Component
public class Revocations {
    private final Certificates certificates;
    private final CertificateAuthority authorities;
    private final AuthorityAccounts accounts;
    private final CertificatePlaces places;
    private final Ordering ordering;
    private final RevokeCertificateProcess processes;
    private final Trail trail;

    Revocations(
            Certificates certificates,
            CertificateAuthority authorities,
            AuthorityAccounts accounts,
            CertificatePlaces places,
            Ordering ordering,
            RevokeCertificateProcess processes,
            Trail trail) {
        this.certificates = certificates;
        this.authorities = authorities;
        this.accounts = accounts;
        this.places = places;
        this.ordering = ordering;
        this.processes = processes;
        this.trail = trail;
    }

    /** What takes the place of a certificate that was revoked. */
    public enum Then {
        /** Another one is come by, in the way that is agreed. */
        REPLACE,
        /** None: no site answers under its names any more. */
        REMOVE
    }

    /**
     * Has the certificate revoked that is in use.
     *
     * @throws InvalidInput {@code CERTIFICATE_UNKNOWN}, {@code CERT_NOT_IN_USE}, or {@code CERT_REVOCATION_RUNNING}
     */
    @Transactional
    public Ordering.Begun begin(long certificate, Reason reason, Then then, String person) {
        if (!certificates.all().contains(certificate))
            throw new InvalidInput("certificate", "CERTIFICATE_UNKNOWN", "there is no certificate " + certificate);
        certificates.alone(certificate);
        var order = certificates
                .inUse(certificate)
                .orElseThrow(() -> new InvalidInput("certificate", "CERT_NOT_IN_USE", "is not in use on any server"));
        processes.running(certificate).ifPresent(process -> {
            throw new InvalidInput(
                    "certificate", "CERT_REVOCATION_RUNNING", "is being revoked already, by the process " + process);
        });
        var agreed = certificates.subscription(certificate);
        trail.record(Entry.decision(person, "revoke-certificate", "certificate-order:" + order.number())
                .subject(print(order.number()))
                .detail(reason + ", then " + then));
        return new Ordering.Begun(
                certificate, processes.start(order, agreed, reason, then, places.about(agreed.owner())));
    }

    /** Tells the authority that issued it by itself; one that was told already stays told. */
    public void revoke(long order, Reason reason) {
        var agreed = certificates.subscription(certificates.order(order).certificate());
        var account = accounts.at(agreed.authority().orElseThrow());
        authorities.revoke(
                account, certificates.chain(order).orElseThrow().certificates().get(0), reason);
    }

    /** It was revoked: it is never put back in place, and those before it are not in use again because of that. */
    @Transactional
    public void note(long order) {
        certificates.ordersOf(certificates.order(order).certificate()).stream()
                .filter(older -> older.number() < order && older.state() == State.INSTALLED)
                .forEach(older -> certificates.change(older.number(), State.SUPERSEDED));
        certificates.change(order, State.REVOKED);
    }

    /** Another one is come by, unless something is about it already. */
    public void replace(long certificate) {
        if (ordering.isAbout(certificate).isEmpty()) ordering.renew(certificate);
    }

    /** It is gone from its server, with its key; and from the desk. */
    public void remove(long order) {
        places.remove(certificates.subscription(certificates.order(order).certificate()));
        certificates.forgetKey(order);
    }

    private String print(long order) {
        return Optional.of(order)
                .flatMap(certificates::chain)
                .map(chain -> Fingerprint.of(chain.certificates()).value())
                .orElse("");
    }
}
