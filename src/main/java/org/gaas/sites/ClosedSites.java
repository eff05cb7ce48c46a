package org.gaas.sites;

import java.time.Clock;
import org.gaas.engine.Utc;
import org.gaas.installations.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sites that nobody is let into yet: they are published, with their certificates, and say that they are not open. Only
 * sites under names of their own can be closed. What is stored here is brought to a server by whoever publishes a site.
 */
@Component
public class ClosedSites {
    private final JdbcClient database;
    private final Clock clock;

    public ClosedSites(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From when it is published next, nobody is let in. Closed already is closed. */
    public void close(Installation installation) {
        if (isClosed(installation)) return;
        database.sql("insert into site_closed (installation, since) values (?, ?)")
                .params(installation.number(), Utc.of(clock.instant()))
                .update();
    }

    /** From when it is published next, everybody is let in. */
    public void open(Installation installation) {
        database.sql("delete from site_closed where installation = ?")
                .param(installation.number())
                .update();
    }

    /** Whether nobody is let in. */
    public boolean isClosed(Installation installation) {
        return database.sql("select count(*) from site_closed where installation = ?")
                        .param(installation.number())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
