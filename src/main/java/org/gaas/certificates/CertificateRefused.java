package org.gaas.certificates;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.gaas.engine.Refusal;

/** What was handed over is not a certificate that can be installed; the findings say why. */
public final class CertificateRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<CertificateFinding> findings;

    CertificateRefused(List<CertificateFinding> findings) {
        super(findings.stream().map(one -> one.words(Locale.ENGLISH)).collect(joining(" ")));
        this.findings = List.copyOf(findings);
    }

    CertificateRefused(String sentence) {
        super(sentence);
        this.findings = List.of();
    }

    public List<CertificateFinding> findings() {
        return findings;
    }
}
