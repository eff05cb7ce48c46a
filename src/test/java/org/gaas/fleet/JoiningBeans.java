package org.gaas.fleet;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gaas.applications.Applications;
import org.gaas.audit.Trail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a test engine needs so that servers can join, but for the fleet itself. */
@ComponentScan("org.gaas.fleet.steps")
class JoiningBeans {
    /** The process and its forms. */
    static final String[] RESOURCES = {
        "/processes/fleet/add-server.bpmn",
        "/forms/fleet/request-server.form",
        "/forms/fleet/confirm-host-key.form",
        "/forms/fleet/mend-server.form",
        "/forms/fleet/approve-server.form"
    };

    /** These, and what a test has of its own. */
    static Class<?>[] with(Class<?>... own) {
        var all = Stream.of(
                JoiningBeans.class,
                Joining.class,
                ServerPlan.class,
                Inspection.class,
                AddServerProcess.class,
                RoleRules.class,
                ServerLook.class,
                Suitability.class,
                ReadinessProof.class,
                Packages.class,
                FleetVars.class,
                ServerForms.class);
        return Stream.concat(all, Arrays.stream(own)).toArray(Class<?>[]::new);
    }

    @Bean
    Trail trail(JdbcClient database, PlatformTransactionManager transactions) {
        return new Trail(database, transactions, Clock.systemUTC());
    }

    @Bean
    Policy policy() throws Exception {
        return Policy.read("policy.yaml", new ClassPathResource("fleet/policy.yaml").getContentAsByteArray());
    }

    @Bean
    Applications applications(JdbcClient database) {
        return new Applications(database, Clock.systemUTC());
    }
}
