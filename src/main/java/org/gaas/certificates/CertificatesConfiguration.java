package org.gaas.certificates;

import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CertificateSettings.class, RenewalSettings.class})
class CertificatesConfiguration {
    @Bean
    MasterKeys masterKeys(JdbcClient database, CertificateSettings settings, Clock clock) {
        return new MasterKeysAtStart(database, clock).in(settings.masterKey());
    }

    /** A master key that was put in front of the file since the last start seals from now on. */
    @Bean
    ApplicationRunner newMasterKey(KeyVault vault) {
        return arguments -> vault.sealAgain();
    }

    @Bean
    CertificateChecks certificateChecks(CertificateSettings settings, Revocation revocation) {
        return new CertificateChecks(
                settings.roots().map(TrustedRoots::in).orElseGet(TrustedRoots::ofJava), revocation);
    }
}
