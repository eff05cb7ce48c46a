package org.gaas.secrets;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
class SecretsConfiguration {
    @Bean
    MasterKeys masterKeys(
            JdbcClient database, SecretSettings settings, ObjectProvider<SealedTable> tables, Clock clock) {
        return new MasterKeysAtStart(database, tables.stream().toList(), clock).in(settings.masterKey());
    }

    @Bean
    Seal seal(MasterKeys masters) {
        return new Seal(masters);
    }

    @Bean
    Stamps stamps(MasterKeys masters) {
        return new Stamps(masters);
    }

    /** A master key that was put in front of the file since the last start seals from now on. */
    @Bean
    ApplicationRunner newMasterKey(JdbcClient database, Seal seal, ObjectProvider<SealedTable> tables) {
        return arguments -> new Resealing(database, seal, tables.stream().toList()).all();
    }
}
