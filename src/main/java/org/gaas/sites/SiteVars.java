package org.gaas.sites;

import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteVars {
    @Bean
    Vars whereItAnswers() {
        return Vars.of(Sites.URL);
    }
}
