package org.gaas.installations;

import java.time.Clock;
import org.gaas.fleet.Policy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers, projects and installations for a desk in memory, by the delivered policy; without @Configuration, so that the
 * scan of the whole desk does not take it for one of its parts.
 */
public class InstallationBeans {
    @Bean
    protected Policy policy() throws Exception {
        return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
    }

    @Bean
    Projects projects(JdbcClient database, Clock clock) {
        return new Projects(database, clock);
    }

    @Bean
    Customers customers(JdbcClient database, Clock clock) {
        return new Customers(database, clock);
    }

    @Bean
    Installations installations(
            JdbcClient database, Policy policy, Projects projects, Customers customers, Clock clock) {
        return new Installations(database, policy, projects, customers, clock);
    }
}
