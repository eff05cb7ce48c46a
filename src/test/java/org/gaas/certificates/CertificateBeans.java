package org.gaas.certificates;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.audit.Trail;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.FakeServers;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.NamedPlatform;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.installations.Customers;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.Installations;
import org.gaas.installations.Projects;
import org.gaas.people.Role;
import org.gaas.secrets.Seal;
import org.gaas.secrets.TestSeals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a desk in memory needs around certificates, without @Configuration, so that the scan of the whole desk does not
 * take it for one of its parts.
 */
@ComponentScan("org.gaas.certificates.steps")
class CertificateBeans extends InstallationBeans {
    @Bean
    Seal seal() {
        return TestSeals.inMemory();
    }

    @Bean
    Trail trail(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        return new Trail(database, transactions, clock);
    }

    @Bean
    Fleet fleet(JdbcClient database, Trail trail) {
        return new Fleet(database, new FakeServers(), List.of(new NamedPlatform("debian")), Path.of("/key"), trail);
    }

    @Bean
    CertificateSettings certificateSettings() {
        return new CertificateSettings(BigDecimal.valueOf(100), Optional.empty());
    }

    @Bean
    Ceilings ceilings(Projects projects, Installations installations, CertificateSettings settings, Trail trail) {
        return new Ceilings(projects, installations, settings, trail);
    }

    @Bean
    Customers customers(JdbcClient database, Clock clock) {
        return new Customers(database, clock);
    }

    /** People of hosting and finance, and a server of production. */
    static void fill(TestEngine engine, ServerName server) {
        var identities = engine.identity();
        for (var role : List.of(Role.HOSTING, Role.FINANCE)) identities.saveGroup(identities.newGroup(role.group()));
        Map.of("hanna", Role.HOSTING, "hugo", Role.HOSTING, "fien", Role.FINANCE)
                .forEach((user, role) -> {
                    identities.saveUser(identities.newUser(user));
                    identities.createMembership(user, role.group());
                });
        engine.get(Fleet.class)
                .register(
                        new Server(
                                server,
                                Set.of(new ServerRole("production")),
                                Server.DEFAULT_ZONE,
                                "10.0.0.1",
                                22,
                                "gaas",
                                "/",
                                "debian",
                                List.of("ssh-ed25519 AAAA"),
                                Server.State.ACTIVE,
                                Optional.empty()),
                        "test");
    }
}
