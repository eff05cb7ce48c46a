package org.gaas.certificates;

import static java.util.stream.Collectors.joining;
import static org.gaas.certificates.CertificateRule.CERT_EXPIRED;
import static org.gaas.certificates.CertificateRule.CERT_KEY_WEAK;
import static org.gaas.certificates.CertificateRule.CERT_NAMES_MISSING;
import static org.gaas.certificates.CertificateRule.CERT_NAMES_NONE;
import static org.gaas.certificates.CertificateRule.CERT_NAME_OF_ANOTHER;
import static org.gaas.certificates.CertificateRule.CERT_NOT_FOR_SERVERS;
import static org.gaas.certificates.CertificateRule.CERT_NOT_YET_VALID;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What the certificate of a site must be by itself, whoever signed it. */
record LeafRules(X509Certificate leaf, Instant now) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;

    void check(Demand demand, List<CertificateFinding> findings) {
        var names = Seen.names(leaf);
        var site = Seen.subject(leaf);
        if (names.isEmpty()) findings.add(CertificateFinding.of(CERT_NAMES_NONE));
        else checkNames(names, demand, findings);
        if (leaf.getNotAfter().before(Date.from(now)))
            findings.add(CertificateFinding.of(CERT_EXPIRED, site, Seen.day(leaf.getNotAfter())));
        if (leaf.getNotBefore().after(Date.from(now)))
            findings.add(CertificateFinding.of(CERT_NOT_YET_VALID, site, Seen.day(leaf.getNotBefore())));
        Keys.weakness(leaf.getPublicKey())
                .ifPresent(weak -> findings.add(CertificateFinding.of(CERT_KEY_WEAK, site, weak)));
        if (!isForServers()) findings.add(CertificateFinding.of(CERT_NOT_FOR_SERVERS, site));
    }

    private static void checkNames(List<String> names, Demand demand, List<CertificateFinding> findings) {
        var missing = demand.hosts().stream()
                .filter(host -> names.stream().noneMatch(name -> CertificateName.covers(name, host)))
                .toList();
        if (!missing.isEmpty()) findings.add(CertificateFinding.of(CERT_NAMES_MISSING, shown(missing), shown(names)));
        var foreign = demand.others().stream()
                .filter(host -> names.stream().anyMatch(name -> CertificateName.covers(name, host)))
                .sorted()
                .toList();
        if (!foreign.isEmpty()) findings.add(CertificateFinding.of(CERT_NAME_OF_ANOTHER, shown(foreign)));
    }

    private boolean isForServers() {
        try {
            if (leaf.getBasicConstraints() >= 0) return false;
            var uses = leaf.getKeyUsage();
            if (uses != null && !uses[DIGITAL_SIGNATURE] && !uses[KEY_ENCIPHERMENT]) return false;
            var purposes = leaf.getExtendedKeyUsage();
            return purposes == null
                    || purposes.contains(KeyPurposeId.id_kp_serverAuth.getId())
                    || purposes.contains(KeyPurposeId.anyExtendedKeyUsage.getId());
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static String shown(List<String> names) {
        return names.stream().map(CertificateName::shown).collect(joining(", "));
    }
}
