package org.gaas.fleet;

import java.io.IOException;
import org.gaas.applications.TemplateSource;
import org.gaas.engine.Vars;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    static final String DELIVERED = "fleet/policy.yaml";

    /** The policy of the file that {@code gaas.policy} names; the delivered one when it names none. */
    @Bean
    Policy policy(@Value("${gaas.policy:}") String file) throws IOException {
        if (file.isBlank()) return Policy.read("policy.yaml", new ClassPathResource(DELIVERED).getContentAsByteArray());
        return Policy.read(file, OperatorsFile.read("gaas.policy", file));
    }

    @Bean
    TemplateSource policyTemplates(Policy policy) {
        return policy::templates;
    }

    @Bean
    Vars whereItRuns() {
        return Vars.of(EnvironmentName.KIND, ServerName.SERVER);
    }
}
