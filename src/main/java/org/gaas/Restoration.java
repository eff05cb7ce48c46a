package org.gaas;

import java.nio.file.Path;
import org.gaas.audit.RestoredTrail;
import org.gaas.engine.Fences;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes a desk ready whose database is older than what happened: its scripts get through to the servers again, and its
 * trail says where a time is missing. Without it the desk does not start.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class Restoration {
    static void run(String... args) {
        var application = new SpringApplicationBuilder(Restoration.class).web(WebApplicationType.NONE);
        try (var context = application.run(args)) {
            var database = context.getBean(JdbcClient.class);
            var transactions = context.getBean(PlatformTransactionManager.class);
            var fence = new Fences(database, transactions).leap();
            var heads = Path.of(context.getEnvironment().getRequiredProperty("gaas.audit.heads"));
            new RestoredTrail(database, transactions, heads, new Desk().clock()).goOn(fence);
        }
    }
}
