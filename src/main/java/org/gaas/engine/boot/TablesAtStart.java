package org.gaas.engine.boot;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.gaas.engine.CantStart;
import org.gaas.engine.Letters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date at the start; or only looks, where the desk's account may not change them. */
@Component
class TablesAtStart implements FlywayMigrationStrategy {
    private final boolean migrate;

    TablesAtStart(@Value("${gaas.database.migrate:true}") boolean migrate) {
        this.migrate = migrate;
    }

    @Override
    public void migrate(Flyway flyway) {
        Letters.check(flyway.getConfiguration().getDataSource());
        if (migrate) flyway.migrate();
        else look(flyway);
    }

    private static void look(Flyway flyway) {
        try {
            flyway.validate();
        } catch (FlywayValidateException others) {
            throw new CantStart(
                    "The tables are not those of this version: "
                            + others.getMessage().lines().findFirst().orElse(""),
                    "Run 'gaas migrate' with the account that may change them, then start again.",
                    others);
        }
    }
}
