package org.gaas.certificates;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about certificates.
 *
 * @param ownCeiling euros up to which nobody is asked about a certificate of the hosting company's own, such as that of
 *     the host that a server's sites share; finance is asked above it. For customers' see {@link Ceilings}
 * @param roots the roots at which chains may end, PEM; those that Java trusts when empty
 */
@ConfigurationProperties("gaas.certificates")
public record CertificateSettings(@DefaultValue("0") BigDecimal ownCeiling, Optional<Path> roots) {
    public CertificateSettings {
        roots = roots == null ? Optional.empty() : roots;
    }
}
