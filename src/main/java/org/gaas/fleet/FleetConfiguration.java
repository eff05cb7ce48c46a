package org.gaas.fleet;

import java.nio.file.Path;
import java.util.List;
import org.gaas.audit.Trail;
import org.gaas.engine.CantStart;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Platform;
import org.gaas.remote.Servers;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    /** The servers of the file that {@code gaas.fleet} names are known, and up to date, before any work begins. */
    @Bean
    InitializingBean serversFromFile(
            @Value("${gaas.fleet:}") String file,
            Fleet fleet,
            RoleRules roles,
            PlatformTransactionManager transactions) {
        return () -> {
            if (file.isBlank()) return;
            var servers = FleetFile.read(file, OperatorsFile.read("gaas.fleet", file));
            servers.forEach(server -> check(roles, server, file));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(all -> servers.forEach(server -> fleet.list(server, file)));
        };
    }

    private static void check(RoleRules roles, Server server, String file) {
        try {
            roles.check(server.roles());
        } catch (InvalidInput no) {
            throw new CantStart(
                    file + ", servers." + server.name() + ".roles: " + no.getMessage() + " (" + no.rule() + ")",
                    "Give each of these roles a server of its own, in that file");
        }
    }
}
