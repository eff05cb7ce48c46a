package org.gaas.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    Heads heads(AuditSettings settings) {
        return new Heads(settings.heads());
    }

    @Bean
    Sealer sealer(JdbcClient database, PlatformTransactionManager transactions, Heads heads, Clock clock) {
        return new Sealer(database, transactions, heads, clock);
    }

    @Bean
    Sealing sealing(Sealer sealer, Trail trail, AuditSettings settings) {
        return new Sealing(sealer, trail, settings);
    }

    /** In the health of the desk it is called "trail". */
    @Bean
    TrailHealth trailHealthIndicator(Sealer sealer, Sealing sealing, Clock clock) {
        return new TrailHealth(sealer, sealing, clock);
    }

    @Bean
    Verifier verifier(JdbcClient database, Heads heads, Clock clock) {
        return new Verifier(database, heads, clock);
    }
}
