package org.gaas.production;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.audit.Trail;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.PriceList;
import org.gaas.billing.Quotes;
import org.gaas.billing.TestQuotes;
import org.gaas.contacts.Contact;
import org.gaas.contacts.ContactBeans;
import org.gaas.engine.Money;
import org.gaas.engine.TestEngine;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationBeans;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.FakeSource;
import org.gaas.releases.Releases;
import org.gaas.releases.ReleasesWithout;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk in memory that is asked for productions; without processes and servers. */
final class RequestDesk {
    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");
    private static Instant now;
    private static TestEngine shared;

    private RequestDesk() {}

    /** One for all tests of requests. */
    static synchronized TestEngine shared() {
        if (shared == null) shared = open();
        return shared;
    }

    private static TestEngine open() {
        var engine = TestEngine.with(
                Map.of("gaas.zone", "Europe/Amsterdam"),
                Map.of(),
                Beans.class,
                ContactBeans.class,
                Trail.class,
                Productions.class,
                Offers.class,
                BeforeOrder.class,
                QuotedDevelopers.class,
                ProductionOrders.class,
                People.class);
        var identities = engine.identity();
        identities.saveGroup(identities.newGroup(Role.DEVELOPERS.group()));
        identities.saveUser(identities.newUser("daan"));
        identities.createMembership("daan", Role.DEVELOPERS.group());
        return engine;
    }

    static class Beans extends InstallationBeans {
        @Bean
        Releases releases() {
            return ReleasesWithout.storage(new FakeSource(), List.of("git.example.org"));
        }

        @Bean
        OwnNames names(JdbcClient database) {
            return new OwnNames(database, Set::of);
        }

        @Bean
        ClosedSites closed(JdbcClient database, Clock clock) {
            return new ClosedSites(database, clock);
        }

        @Bean
        Quotes quotes(JdbcClient database) {
            return TestQuotes.with(database, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
        }

        @Bean
        PriceList prices() {
            return new PriceList(List.of(
                    price("production-setup", "1250", Per.ONCE),
                    price("hosting-5x8", "410", Per.MONTH),
                    price("certificate-acme", "0", Per.YEAR),
                    price("certificate-ordered", "150", Per.YEAR)));
        }

        private static Price price(String kind, String amount, Per per) {
            return new Price(kind, kind, kind, Money.euro(amount), per);
        }
    }

    static Instant now() {
        return now;
    }

    static void at(Instant when) {
        now = when;
    }

    /** Nothing but a trial of capri. */
    static void empty(TestEngine desk) throws Exception {
        for (var table : List.of(
                "billing_fee",
                "billing_quote_line",
                "billing_quote",
                "production_order",
                "site_closed",
                "site_name",
                "installation",
                "project",
                "contact",
                "customer"))
            desk.get(JdbcClient.class).sql("delete from " + table).update();
        desk.get(Installations.class)
                .request(new InstallationRequest(
                        new ProjectName("capri"),
                        new EnvironmentName("test"),
                        Optional.empty(),
                        Optional.of(new CustomerName("capri")),
                        Optional.of(new ApplicationName("gemstracker-2")),
                        Optional.of(new Repository("https://git.example.org/care/capri.git")),
                        Optional.of(new Tag("2.0.0")),
                        "dora",
                        "trial"));
    }

    static Money ceiling(ProjectName project) {
        return shared().get(Projects.class).ceiling(project);
    }

    static ProductionRequest request(String... hosts) {
        return new ProductionRequest(
                new ProjectName("capri"),
                Optional.of(new CustomerName("Zorg BV")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Hosts(List.of(hosts)),
                Optional.empty(),
                Optional.empty(),
                List.of("daan"),
                Contact.parse("C. Klant <c.klant@example.org>"),
                Optional.empty(),
                Optional.empty());
    }
}
