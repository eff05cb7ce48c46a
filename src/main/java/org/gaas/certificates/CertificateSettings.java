package org.gaas.certificates;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set about certificates.
 *
 * @param roots the roots at which chains may end, PEM; those that Java trusts when empty
 */
@ConfigurationProperties("gaas.certificates")
public record CertificateSettings(Optional<Path> roots) {
    public CertificateSettings {
        roots = roots == null ? Optional.empty() : roots;
    }
}
