package org.gaas.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Keys as rows, and what servers were brought to by them last. */
final class KeyRows {
    private final JdbcClient database;

    KeyRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException somebody has it
     */
    long insert(DeveloperKeys.Registered key) {
        var number = new GeneratedKeyHolder();
        database.sql("insert into access_key (developer, kind, text, fingerprint, added_by, added)"
                        + " values (:developer, :kind, :text, :fingerprint, :by, :at)")
                .param("developer", key.developer())
                .param("kind", key.key().kind())
                .param("text", key.key().text())
                .param("fingerprint", key.key().fingerprint())
                .param("by", key.by())
                .param("at", Utc.of(key.added()))
                .update(number, "number");
        return number.getKey().longValue();
    }

    boolean delete(long number) {
        return database.sql("delete from access_key where number = ?")
                        .param(number)
                        .update()
                == 1;
    }

    Optional<DeveloperKeys.Registered> find(long number) {
        return database.sql("select * from access_key where number = ?")
                .param(number)
                .query(KeyRows::key)
                .optional();
    }

    Optional<String> whose(String fingerprint) {
        return database.sql("select developer from access_key where fingerprint = ?")
                .param(fingerprint)
                .query(String.class)
                .optional();
    }

    List<DeveloperKeys.Registered> all() {
        return database.sql("select * from access_key order by number")
                .query(KeyRows::key)
                .list();
    }

    private static DeveloperKeys.Registered key(ResultSet row, int n) throws SQLException {
        return new DeveloperKeys.Registered(
                row.getLong("number"),
                row.getString("developer"),
                new SshKey(row.getString("kind"), row.getString("text"), row.getString("fingerprint")),
                row.getString("added_by"),
                Utc.instant(row.getObject("added", LocalDateTime.class)));
    }

    /**
     * @param accounts how many
     * @param digest of all that they are
     * @param at when somebody looked last whether it still was so
     */
    record Brought(int accounts, String digest, Instant at) {}

    Optional<Brought> brought(ServerName server) {
        return database.sql("select * from access_keys_brought where server = ?")
                .param(server.value())
                .query((row, n) -> new Brought(
                        row.getInt("accounts"),
                        row.getString("digest"),
                        Utc.instant(row.getObject("brought", LocalDateTime.class))))
                .optional();
    }

    void put(ServerName server, Brought brought) {
        var values = Map.of(
                "server", server.value(),
                "accounts", brought.accounts(),
                "digest", brought.digest(),
                "at", Utc.of(brought.at()));
        var known = database.sql("update access_keys_brought set accounts = :accounts, digest = :digest,"
                        + " brought = :at where server = :server")
                .params(values)
                .update();
        if (known == 0)
            database.sql("insert into access_keys_brought (server, accounts, digest, brought)"
                            + " values (:server, :accounts, :digest, :at)")
                    .params(values)
                    .update();
    }
}
