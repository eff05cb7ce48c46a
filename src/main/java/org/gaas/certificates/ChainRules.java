package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_CHAIN_EXPIRED;
import static org.gaas.certificates.CertificateRule.CERT_CHAIN_INCOMPLETE;
import static org.gaas.certificates.CertificateRule.CERT_CHAIN_INVALID;
import static org.gaas.certificates.CertificateRule.CERT_CHAIN_NOT_YET_VALID;
import static org.gaas.certificates.CertificateRule.CERT_KEY_WEAK;
import static org.gaas.certificates.CertificateRule.CERT_ROOT_UNTRUSTED;
import static org.gaas.certificates.CertificateRule.CERT_SELF_SIGNED;
import static org.gaas.certificates.CertificateRule.CERT_SIGNATURE_WEAK;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gaas.certificates.ChainSearch.Way;

/** What the way from a certificate to its root must be. */
record ChainRules(Way way, Instant now) {
    private static final String STRONG = "SHA(256|384|512)with(RSA|ECDSA)|RSASSA-PSS|Ed25519|Ed448";

    void check(List<CertificateFinding> findings) {
        var before = findings.size();
        for (var certificate : way.certificates()) {
            if (!certificate.getSigAlgName().matches(STRONG))
                findings.add(CertificateFinding.of(
                        CERT_SIGNATURE_WEAK, Seen.subject(certificate), certificate.getSigAlgName()));
        }
        way.certificates().stream().skip(1).forEach(one -> checkBetween(one, findings));
        if (way.root().isEmpty()) findings.add(unfinished());
        else if (findings.size() == before && isNow(way.certificates().get(0))) checkWhole(findings);
    }

    private void checkBetween(X509Certificate between, List<CertificateFinding> findings) {
        var name = Seen.subject(between);
        if (between.getNotAfter().before(Date.from(now)))
            findings.add(CertificateFinding.of(CERT_CHAIN_EXPIRED, name, Seen.day(between.getNotAfter())));
        if (between.getNotBefore().after(Date.from(now)))
            findings.add(CertificateFinding.of(CERT_CHAIN_NOT_YET_VALID, name, Seen.day(between.getNotBefore())));
        Keys.weakness(between.getPublicKey())
                .ifPresent(weak -> findings.add(CertificateFinding.of(CERT_KEY_WEAK, name, weak)));
    }

    private CertificateFinding unfinished() {
        var leaf = way.certificates().get(0);
        if (ChainSearch.signed(leaf, leaf)) return CertificateFinding.of(CERT_SELF_SIGNED, Seen.subject(leaf));
        var last = way.last();
        if (ChainSearch.signed(last, last)) return CertificateFinding.of(CERT_ROOT_UNTRUSTED, Seen.subject(last));
        return CertificateFinding.of(CERT_CHAIN_INCOMPLETE, Seen.issuer(last), Seen.subject(last));
    }

    /** All that the standard says besides (RFC 5280): who may sign what, how deep, for which names. */
    private void checkWhole(List<CertificateFinding> findings) {
        var root = way.root().orElseThrow();
        // Java does not look at how deep the root itself lets others be
        var depth = root.getBasicConstraints();
        if (root.getVersion() > 1 && depth < way.certificates().size() - 1) {
            findings.add(invalid("too many authorities between"));
            return;
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var path = CertificateFactory.getInstance("X.509").generateCertPath(way.certificates());
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (CertPathValidatorException no) {
            findings.add(invalid(no.getReason().toString().replace('_', ' ').toLowerCase(Locale.ROOT)));
        } catch (GeneralSecurityException e) {
            findings.add(invalid(e.getMessage()));
        }
    }

    private CertificateFinding invalid(String why) {
        return CertificateFinding.of(
                CERT_CHAIN_INVALID, Seen.subject(way.certificates().get(0)), why);
    }

    private boolean isNow(X509Certificate leaf) {
        var date = Date.from(now);
        return !date.before(leaf.getNotBefore()) && !date.after(leaf.getNotAfter());
    }
}
