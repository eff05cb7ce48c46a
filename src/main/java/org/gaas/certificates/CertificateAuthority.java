package org.gaas.certificates;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Authorities that issue certificates by themselves once they have seen that names lead to us (ACME, RFC 8555).
 *
 * <p>Every call is short and nothing is remembered: the caller keeps the account's key, where the account is, and where
 * the order is, each before it goes on. So whoever was killed goes on where it was, with no second order. All calls throw
 * {@link AuthorityFailure}, and {@link org.gaas.engine.InvalidInput} {@code AUTHORITY_NOT_ALLOWED} for an authority that
 * is not on the desk's list, or that sends elsewhere.
 */
public interface CertificateAuthority {
    /** The names of the authorities that may be asked. */
    List<String> known();

    /** A new key for an account (PKCS#8). Whoever has it can revoke all that the account was given. */
    byte[] newAccountKey();

    /**
     * Makes an account; one that has this key already is found again.
     *
     * @param authority one of {@link #known}
     */
    AuthorityAccount signUp(String authority, byte[] key);

    /**
     * Orders a certificate; asked once more with the same names, many authorities answer with the same order.
     *
     * @param names DNS names in ASCII, without wildcards
     * @param replaced the certificate that this one is to renew; authorities may treat such orders better
     * @return where the order is
     * @throws OrderRefused the authority does not issue for these names, and says why
     */
    URI order(AuthorityAccount account, List<String> names, Optional<X509Certificate> replaced) throws OrderRefused;

    /** How far an order is. */
    AuthorityOrder look(AuthorityAccount account, URI order);

    /** The answers that {@link AuthorityOrder#asked} wants are in place: the authority may look at them. */
    void answered(AuthorityAccount account, URI order);

    /**
     * Hands the request over, when the order is ready for it; does nothing when that was done already.
     *
     * @param request a CSR in DER, with exactly the names of the order
     * @throws OrderRefused the authority does not accept the request, or the order was refused
     */
    void finish(AuthorityAccount account, URI order, byte[] request) throws OrderRefused;

    /**
     * The chain that an order came to, its own certificate first.
     *
     * @throws IllegalStateException it is not issued yet
     */
    List<X509Certificate> chain(AuthorityAccount account, URI order);

    /** When the authority would like this certificate to be renewed; empty when it has no opinion (RFC 9773). */
    Optional<RenewalWindow> renewal(AuthorityAccount account, X509Certificate certificate);

    /** Revokes a certificate that this account was given; one that is revoked already stays so. */
    void revoke(AuthorityAccount account, X509Certificate certificate, Reason reason);

    /**
     * When to renew.
     *
     * @param explanation a page for people, where something extraordinary is the cause
     */
    record RenewalWindow(Instant from, Instant until, Optional<URI> explanation) {}

    /** Why a certificate is revoked (RFC 5280, 5.3.1), of those that a holder may say. */
    enum Reason {
        UNSPECIFIED,
        KEY_COMPROMISE,
        SUPERSEDED,
        CESSATION_OF_OPERATION
    }
}
