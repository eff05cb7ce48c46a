package org.gaas.certificates;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of a certificate came to.
 *
 * @param good chain and key to be installed; empty when it is refused
 * @param findings why it is refused, or what is worth knowing about it
 */
public record Checked(Optional<Good> good, List<CertificateFinding> findings) {
    public Checked {
        findings = List.copyOf(findings);
    }

    /** A chain in order, and the key that belongs to it. */
    public record Good(Chain chain, PrivateKey key) {
        @Override
        public String toString() {
            return chain + " with its key";
        }
    }

    /** Why it is refused; empty when it is not. */
    public List<CertificateFinding> refusals() {
        return findings.stream().filter(finding -> finding.rule().refuses()).toList();
    }
}
