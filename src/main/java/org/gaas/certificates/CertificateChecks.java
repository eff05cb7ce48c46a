package org.gaas.certificates;

import static org.gaas.certificates.CertificateRule.CERT_KEY_ABSENT;
import static org.gaas.certificates.CertificateRule.CERT_KEY_MISMATCH;
import static org.gaas.certificates.CertificateRule.CERT_NOT_NEEDED;
import static org.gaas.certificates.CertificateRule.CERT_REVOCATION_UNKNOWN;
import static org.gaas.certificates.CertificateRule.CERT_REVOKED;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.certificates.ChainSearch.Way;
import org.gaas.certificates.Checked.Good;

/**
 * What a certificate must be before any of it reaches a server. All that is wrong is told at once, so that nobody has to
 * order twice. Nothing is fetched: a missing intermediate is a person's to bring.
 */
public final class CertificateChecks {
    private final TrustedRoots roots;
    private final Revocation revocation;

    public CertificateChecks(TrustedRoots roots, Revocation revocation) {
        this.roots = roots;
        this.revocation = revocation;
    }

    /**
     * Looks at everything, at this moment; authorities are asked about revocation only when all else is right.
     *
     * @param material at least one certificate
     */
    public Checked check(Material material, Demand demand, Instant now) {
        var findings = new ArrayList<CertificateFinding>();
        var keys = Stream.concat(material.key().stream(), demand.key().stream()).toList();
        var leaf = leaf(material.certificates(), keys);
        var key = keys.stream()
                .filter(one -> Keys.belong(one, leaf.getPublicKey()))
                .findFirst();
        if (key.isEmpty())
            findings.add(
                    CertificateFinding.of(keys.isEmpty() ? CERT_KEY_ABSENT : CERT_KEY_MISMATCH, Seen.subject(leaf)));
        new LeafRules(leaf, now).check(demand, findings);
        var way = new ChainSearch(roots, material.certificates(), now).from(leaf);
        new ChainRules(way, now).check(findings);
        if (findings.isEmpty()) askAbout(way, now, findings);
        var refused = findings.stream().anyMatch(finding -> finding.rule().refuses());
        if (!refused) tellOfOthers(material, way, findings);
        return new Checked(
                refused ? Optional.empty() : key.map(own -> new Good(new Chain(way.certificates()), own)), findings);
    }

    /** The one that a key belongs to, else the first that is no authority's. */
    private static X509Certificate leaf(List<X509Certificate> certificates, List<PrivateKey> keys) {
        return certificates.stream()
                .filter(one -> keys.stream().anyMatch(key -> Keys.belong(key, one.getPublicKey())))
                .findFirst()
                .or(() -> certificates.stream()
                        .filter(one -> one.getBasicConstraints() < 0)
                        .findFirst())
                .orElse(certificates.get(0));
    }

    private void askAbout(Way way, Instant now, List<CertificateFinding> findings) {
        for (var place = 0; place < way.certificates().size(); place++) {
            var certificate = way.certificates().get(place);
            var answer = revocation.ask(certificate, way.issuerOf(place));
            switch (answer.state()) {
                case GOOD -> {}
                case REVOKED ->
                    findings.add(
                            CertificateFinding.of(CERT_REVOKED, Seen.subject(certificate), Seen.day(answer.since())));
                case UNKNOWN ->
                    findings.add(
                            CertificateFinding.of(CERT_REVOCATION_UNKNOWN, Seen.subject(certificate), answer.why()));
            }
        }
    }

    private static void tellOfOthers(Material material, Way way, List<CertificateFinding> findings) {
        material.certificates().stream()
                .filter(one -> !way.certificates().contains(one) && !ChainSearch.signed(one, one))
                .forEach(one -> findings.add(CertificateFinding.of(CERT_NOT_NEEDED, Seen.subject(one))));
    }
}
