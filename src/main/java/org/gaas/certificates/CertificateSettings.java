package org.gaas.certificates;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set about certificates.
 *
 * @param masterKey the file with the keys that private keys are sealed with; made at the first start
 * @param roots the roots at which chains may end, PEM; those that Java trusts when empty
 */
@ConfigurationProperties("gaas.certificates")
public record CertificateSettings(Path masterKey, Optional<Path> roots) {
    public CertificateSettings {
        roots = roots == null ? Optional.empty() : roots;
    }
}
