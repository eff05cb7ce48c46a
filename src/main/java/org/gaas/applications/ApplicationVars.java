package org.gaas.applications;

import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationVars {
    @Bean
    Vars whatIsInstalled() {
        return Vars.of(ApplicationName.APPLICATION, Template.TEMPLATE);
    }
}
