package org.gaas.people.factor;

import org.gaas.secrets.SealedTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FactorConfiguration {
    @Bean
    static SealedTable secretsOfSecondFactors() {
        return Factor.TABLE;
    }
}
