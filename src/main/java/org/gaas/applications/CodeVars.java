package org.gaas.applications;

import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CodeVars {
    @Bean
    Vars whatIsReleased() {
        return Vars.of(Repository.REPOSITORY, Tag.TAG, Commit.COMMIT);
    }
}
