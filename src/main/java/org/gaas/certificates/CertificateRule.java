package org.gaas.certificates;

/** What may be wrong with a certificate, or worth saying about it; the words are in {@code certificates/words}. */
public enum CertificateRule {
    CERT_EMPTY,
    CERT_TOO_LARGE,
    CERT_TOO_MANY,
    CERT_IS_HTML,
    CERT_IS_REQUEST,
    CERT_UNREADABLE,
    CERT_MISSING,
    CERT_SECOND_KEY,
    CERT_KEY_UNREADABLE,
    CERT_PASSPHRASE_MISSING,
    CERT_PASSPHRASE_WRONG,
    CERT_KEY_MISMATCH,
    CERT_KEY_ABSENT,
    CERT_KEY_WEAK,
    CERT_SIGNATURE_WEAK,
    CERT_NAMES_MISSING,
    CERT_NAMES_NONE,
    CERT_NAME_OF_ANOTHER,
    CERT_NOT_FOR_SERVERS,
    CERT_EXPIRED,
    CERT_NOT_YET_VALID,
    CERT_CHAIN_EXPIRED,
    CERT_CHAIN_NOT_YET_VALID,
    CERT_CHAIN_INCOMPLETE,
    CERT_CHAIN_INVALID,
    CERT_ROOT_UNTRUSTED,
    CERT_SELF_SIGNED,
    CERT_REVOKED,
    /** To know: nothing is refused for it. */
    CERT_REVOCATION_UNKNOWN,
    /** To know: nothing is refused for it. */
    CERT_NOT_NEEDED;

    /** Whether a certificate is refused for it. */
    public boolean refuses() {
        return this != CERT_REVOCATION_UNKNOWN && this != CERT_NOT_NEEDED;
    }
}
