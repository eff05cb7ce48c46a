package org.gaas.fleet;

import java.nio.file.Path;
import java.util.List;
import org.gaas.audit.Trail;
import org.gaas.remote.Platform;
import org.gaas.remote.Servers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FleetConfiguration {
    /** The way to servers is looked up at its first use: knowing the fleet needs no connection. */
    @Bean
    Fleet fleet(
            JdbcClient database,
            ObjectProvider<Servers> servers,
            List<Platform> platforms,
            @Value("${gaas.remote.key}") Path key,
            Trail trail) {
        return new Fleet(database, access -> servers.getObject().connect(access), platforms, key, trail);
    }
}
