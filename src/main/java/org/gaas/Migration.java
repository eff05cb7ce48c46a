package org.gaas;

import java.util.Optional;
import javax.sql.DataSource;
import org.gaas.audit.DeskAccount;
import org.gaas.engine.EngineTables;
import org.gaas.engine.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes and updates the tables, and nothing else: with an account that may, so that the desk itself can run with one that
 * may not. Safe to repeat.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
})
class Migration {
    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    @Bean
    FlywayMigrationStrategy onlyIntoRoomForAllLetters() {
        return flyway -> {
            Letters.check(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    static void run(String... args) {
        var application = new SpringApplicationBuilder(Migration.class).web(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            var settings = context.getEnvironment();
            var type = Optional.ofNullable(settings.getProperty("camunda.bpm.database.type"));
            EngineTables.update(context.getBean(DataSource.class), type);
            LOG.info("The tables are those of this version.");
            Optional.ofNullable(settings.getProperty("gaas.database.desk-account"))
                    .filter(account -> !account.isBlank())
                    .map(DeskAccount::parse)
                    .ifPresent(account -> LOG.info(
                            "{}@{} may use {} tables, and only add to the trail.",
                            account.user(),
                            account.host(),
                            account.grant(context.getBean(JdbcOperations.class))));
        }
    }
}
