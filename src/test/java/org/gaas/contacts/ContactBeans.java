package org.gaas.contacts;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.gaas.installations.Customers;
import org.gaas.installations.Projects;
import org.gaas.secrets.Stamps;
import org.gaas.secrets.TestStamps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What links need, for engines in memory. The trail, people and a {@link FakePost} come from the test. */
@Import({LinkRows.class, Decisions.class, Contacts.class, Links.class, OpenLinks.class, ByLink.class})
public class ContactBeans {
    @Bean
    ContactSettings contactSettings() {
        return new ContactSettings(
                URI.create("https://desk.hosting.example/"),
                Language.NL,
                "Zeker Hosting",
                "help@hosting.example",
                Duration.ofDays(14));
    }

    @Bean
    LinkWords linkWords(ContactSettings settings) {
        return new LinkWords(settings, ZoneId.of("Europe/Amsterdam"));
    }

    @Bean
    Stamps stamps() {
        return TestStamps.with(1);
    }

    /** For tests that have none of their own. */
    public static class WithCustomers extends ContactBeans {
        @Bean
        Customers customers(JdbcClient database, Clock clock) {
            return new Customers(database, clock);
        }

        @Bean
        Projects projects(JdbcClient database, Clock clock) {
            return new Projects(database, clock);
        }
    }
}
