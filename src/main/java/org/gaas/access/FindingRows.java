package org.gaas.access;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was found on servers and is still there. */
final class FindingRows {
    private final JdbcClient database;

    FindingRows(JdbcClient database) {
        this.database = database;
    }

    List<Comparison.Open> open() {
        return database.sql("select * from access_finding where gone is null order by server, number")
                .query((row, n) -> new Comparison.Open(
                        new Finding(
                                new ServerName(row.getString("server")),
                                row.getString("subject"),
                                row.getString("found")),
                        Utc.instant(row.getObject("first_seen", LocalDateTime.class))))
                .list();
    }

    /**
     * From now on these are there on a server, and no others; answers those that are new.
     *
     * @param about which findings this is about; others stay
     */
    List<Finding> replace(ServerName server, Collection<Finding> now, Instant at, Predicate<Finding> about) {
        var before = open().stream()
                .map(Comparison.Open::finding)
                .filter(one -> one.server().equals(server) && about.test(one))
                .toList();
        var added = now.stream().distinct().filter(one -> !before.contains(one)).toList();
        for (var one : new TreeSet<>(before))
            if (!now.contains(one))
                database.sql("update access_finding set gone = :at"
                                + " where server = :server and subject = :subject and found = :found and gone is null")
                        .param("at", Utc.of(at))
                        .param("server", server.value())
                        .param("subject", one.subject())
                        .param("found", one.found())
                        .update();
        for (var one : added)
            database.sql("insert into access_finding (server, subject, found, first_seen)"
                            + " values (:server, :subject, :found, :at)")
                    .param("server", server.value())
                    .param("subject", one.subject())
                    .param("found", one.found())
                    .param("at", Utc.of(at))
                    .update();
        return added;
    }
}
