package org.gaas.tasks.mail;

import java.time.Clock;
import java.time.ZoneId;
import org.camunda.bpm.engine.TaskService;
import org.gaas.contacts.Links;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Hidden;
import org.gaas.people.People;
import org.gaas.tasks.UrgentTasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail, where there is a mail server. */
@Configuration
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {
    @Bean
    MailRows mailRows(JdbcClient database) {
        return new MailRows(database);
    }

    @Bean
    TasksByMail tasksByMail(
            MailRows rows,
            People people,
            ObjectProvider<Hidden> hidden,
            @Value("${gaas.zone}") ZoneId zone,
            Clock clock,
            UrgentTasks urgent) {
        return new TasksByMail(rows, people, hidden, zone, clock, urgent);
    }

    @Bean
    AnnouncementsByMail announcementsByMail(MailRows rows, People people, Clock clock) {
        return new AnnouncementsByMail(rows, people, clock);
    }

    @Bean
    LinksByMail linksByMail(MailRows rows, Clock clock) {
        return new LinksByMail(rows, clock);
    }

    @Bean
    Mailing mailing(
            MailRows rows,
            JavaMailSender sender,
            Links links,
            EngineDoor door,
            TaskService tasks,
            MailSettings settings,
            Clock clock) {
        var outbox = new Outbox(
                rows,
                new SmtpPostman(sender, settings.from()),
                new OpenStill(tasks, door)::is,
                new Places(settings.desk(), links::address),
                settings,
                clock);
        return new Mailing(outbox, settings.every());
    }

    @Bean
    MailMetrics mailMetrics(MailRows rows, Clock clock) {
        return new MailMetrics(rows, clock);
    }
}
