package org.gaas.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.TemplateSource;
import org.gaas.box.demo.DemoRunner;
import org.gaas.certificates.CertificateAuthority;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRole;
import org.gaas.people.Accounts;
import org.gaas.people.SecondFactor;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.RepositorySettings;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What the desk has more when it runs with the box. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("gaas.box.enabled")
@EnableConfigurationProperties(BoxSettings.class)
class BoxConfiguration {
    private static final String WHO = "box";
    private static final AllowedHost LOOPBACK = new AllowedHost(
            "localhost", List.of("http"), List.of(0), List.of("127.0.0.0/8", "::1/128"), List.of(), Optional.empty());

    @Bean
    BoxPlatform boxPlatform(Box box) {
        return new BoxPlatform(box.home(), RealUser.of(box.home()));
    }

    @Bean
    BoxWebServer boxWebServer(Box box) {
        return new BoxWebServer(box.frontPort());
    }

    @Bean
    BoxCertificates boxCertificates(Box box) {
        return new BoxCertificates(box.frontPort());
    }

    /** Productions get their certificates from it, where the desk knows no other authority. */
    @Bean
    @Primary
    BoxAuthority boxAuthority(Box box, @Qualifier("acme") CertificateAuthority others) {
        return new BoxAuthority(others, box.signing(), box.home().tls());
    }

    @Bean
    BoxDatabaseServer boxDatabaseServer(Box box) {
        return new BoxDatabaseServer(box.database().port());
    }

    @Bean
    BoxAccounts boxAccounts(Box box) {
        return new BoxAccounts(box.database().port());
    }

    @Bean
    TemplateSource boxTemplates(Box box) {
        return () -> SampleTemplates.of(box.sampleRepository(), box.sampleSubversion());
    }

    /** Code may also come from the sample repositories, and from a server on this machine. */
    @Bean
    static BeanPostProcessor localRepositories(Box box) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RepositorySettings settings
                        ? with(settings, box.home().repositories())
                        : bean;
            }
        };
    }

    /** The servers are in the fleet before the first process looks for one. */
    @Bean
    InitializingBean boxFleet(Box box, Fleet fleet) {
        return () -> box.servers().forEach(server -> fleet.register(inFleet(server, fleet), WHO));
    }

    @Bean
    InitializingBean boxPeople(DemoUsers users, Accounts accounts, SecondFactor factor) {
        return () -> {
            users.ensure(accounts);
            users.ensure(factor);
        };
    }

    @Bean
    DemoRunner demoRunner(Box box, DemoUsers users, BoxSettings settings) {
        return new DemoRunner(box, users, settings.trial(), System.out);
    }

    private static RepositorySettings with(RepositorySettings settings, Path folder) {
        var hosts = new ArrayList<>(settings.hosts());
        hosts.add(LOOPBACK);
        var folders = new ArrayList<>(settings.fileRoots());
        folders.add(folder);
        return settings.with(hosts, folders);
    }

    private static Server inFleet(BoxServer server, Fleet fleet) {
        var name = new ServerName(server.name());
        return new Server(
                name,
                Set.of(new ServerRole(server.role())),
                Server.DEFAULT_ZONE,
                server.address(),
                server.port(),
                server.user(),
                server.root().toString(),
                BoxPlatform.NAME,
                List.of(server.hostKey()),
                fleet.find(name).map(Server::state).orElse(Server.State.ACTIVE));
    }
}
