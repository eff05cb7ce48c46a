package org.gaas.certificates;

import org.gaas.secrets.SealedTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CertificateSettings.class, RenewalSettings.class})
class CertificatesConfiguration {
    @Bean
    static SealedTable keysOfOrders() {
        return KeyVault.ORDERS;
    }

    @Bean
    static SealedTable keysOfAccounts() {
        return KeyVault.ACCOUNTS;
    }

    @Bean
    CertificateChecks certificateChecks(CertificateSettings settings, Revocation revocation) {
        return new CertificateChecks(
                settings.roots().map(TrustedRoots::in).orElseGet(TrustedRoots::ofJava), revocation);
    }
}
