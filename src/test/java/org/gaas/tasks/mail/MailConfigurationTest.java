package org.gaas.tasks.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gaas.audit.Trail;
import org.gaas.contacts.ByLink;
import org.gaas.contacts.ContactBeans;
import org.gaas.contacts.TestConsent;
import org.gaas.engine.TestEngine;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.gaas.people.People;
import org.gaas.tasks.SecondOpinion;
import org.gaas.tasks.TestUrgentTasks;
import org.gaas.tasks.UrgentTasks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.mail.MailHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

@DisplayName("A desk with a mail server")
class MailConfigurationTest {
    private static final Map<String, Object> BEANS = Map.of(
            "vars",
            Vars.of(Var.text("opinion"), Var.text("hours"), TestConsent.ANSWER, TestConsent.BY, Var.flag("noTime")));

    @Test
    @DisplayName("sends by itself what comes up, and tells how much waits")
    void runs() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (var engine = desk(Map.of(
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                server.getSmtp().getPort()))) {
            var dora = engine.identity().newUser("dora");
            dora.setEmail("dora@developers.example");
            engine.identity().saveUser(dora);
            engine.identity().saveGroup(engine.identity().newGroup("developers"));
            engine.identity().createMembership("dora", "developers");
            var figures = new SimpleMeterRegistry();
            engine.get(MailMetrics.class).bindTo(figures);

            SecondOpinion.askedBy("daan", engine.engine());

            await().atMost(Duration.ofSeconds(30)).until(() -> server.getReceivedMessages().length == 1);
            engine.deploy("/contacts/consent.bpmn", "/contacts/consent.form");
            engine.runtime().startProcessInstanceByKey("consent", "capri");
            await().atMost(Duration.ofSeconds(30)).until(() -> server.getReceivedMessages().length == 2);
            var letter = server.getReceivedMessages()[1];
            assertThat(letter.getAllRecipients()[0]).hasToString("C.Klant@example.org");
            var link = Pattern.compile("https://desk.hosting.example/answer/([A-Za-z0-9_-]{65})")
                    .matcher(GreenMailUtil.getBody(letter).replace("=\r\n", ""));
            assertThat(link.find()).isTrue();
            assertThat(engine.get(ByLink.class).page(link.group(1)).question().title())
                    .as("what the letter says, opens the page")
                    .isEqualTo("Toegang");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            figures.get("gaas.mail.waiting").gauge().value())
                    .isZero());
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("that has none writes none")
    void none() {
        try (var engine = desk(Map.of())) {
            assertThatThrownBy(() -> engine.get(MailRows.class)).hasMessageContaining("No qualifying bean");
        }
    }

    @Test
    @DisplayName("needs an address to write from and to lead to")
    void settings() {
        var desk = URI.create("https://desk.hosting.example");
        for (var from : new String[] {null, "", "desk", "a@b\r\nBcc: c@d"})
            assertThatThrownBy(() -> new MailSettings(from, desk, Duration.ZERO, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("gaas.mail.from");
        for (var url : new URI[] {null, URI.create("desk.hosting.example"), URI.create("javascript:alert(1)")})
            assertThatThrownBy(() -> new MailSettings("desk@b.example", url, Duration.ZERO, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("gaas.mail.desk");
    }

    @Test
    @DisplayName("is well though that is down: nobody restarts it, and nobody who asks how it is waits for the server")
    void health() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=1")
                .withConfiguration(AutoConfigurations.of(
                        MailSenderAutoConfiguration.class, MailHealthContributorAutoConfiguration.class))
                .run(desk ->
                        assertThat(desk).hasSingleBean(JavaMailSender.class).doesNotHaveBean(HealthContributor.class));
    }

    private static TestEngine desk(Map<String, Object> server) {
        var properties = new HashMap<String, Object>(Map.of(
                "gaas.mail.from", "desk@hosting.example",
                "gaas.mail.desk", "https://desk.hosting.example",
                "gaas.mail.bundle", "0s",
                "gaas.mail.every", "200ms",
                "gaas.zone", "Europe/Amsterdam"));
        properties.putAll(server);
        return TestEngine.with(
                properties,
                BEANS,
                People.class,
                Trail.class,
                ContactBeans.WithCustomers.class,
                NothingUrgent.class,
                TestConsent.class,
                MailSenderAutoConfiguration.class,
                MailConfiguration.class);
    }

    static class NothingUrgent {
        @Bean
        UrgentTasks urgent() {
            return new TestUrgentTasks(Set.of());
        }
    }
}
