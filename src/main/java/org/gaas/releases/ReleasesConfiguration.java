package org.gaas.releases;

import org.gaas.engine.Vars;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepositorySettings.class)
class ReleasesConfiguration {
    @Bean
    Vars whichFiles() {
        return Vars.of(Artefact.ARTEFACT, Builds.NEEDS_BUILD);
    }
}
