package org.gaas.installations;

import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InstallationVars {
    @Bean
    Vars whoseAndWhich() {
        return Vars.of(
                ProjectName.PROJECT,
                InstallationId.INSTALLATION,
                Installation.NUMBER,
                CustomerName.CUSTOMER,
                CustomerId.CUSTOMER_ID,
                Archives.ENDS_AT);
    }
}
