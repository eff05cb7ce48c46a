package org.gaas.access;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What accounts on each server were brought to last. */
final class BroughtRows {
    private final JdbcClient database;

    BroughtRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param accounts how many
     * @param digest of all that they are
     * @param written digest of whose sessions are written down
     * @param at when somebody looked last whether it still was so
     */
    record Brought(int accounts, String digest, String written, Instant at) {}

    Optional<Brought> of(ServerName server) {
        return database.sql("select * from access_brought where server = :server")
                .param("server", server.value())
                .query((row, n) -> new Brought(
                        row.getInt("accounts"),
                        row.getString("digest"),
                        row.getString("written"),
                        Utc.instant(row.getObject("brought", LocalDateTime.class))))
                .optional();
    }

    void put(ServerName server, Brought brought) {
        var values = Map.of(
                "server", server.value(),
                "accounts", brought.accounts(),
                "digest", brought.digest(),
                "written", brought.written(),
                "at", Utc.of(brought.at()));
        var known = database.sql("update access_brought set accounts = :accounts, digest = :digest, written = :written,"
                        + " brought = :at where server = :server")
                .params(values)
                .update();
        if (known == 0)
            database.sql("insert into access_brought (server, accounts, digest, written, brought)"
                            + " values (:server, :accounts, :digest, :written, :at)")
                    .params(values)
                    .update();
    }
}
