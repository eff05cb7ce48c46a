package org.gaas.installations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Archive.Piece;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of archives and their pieces, by the number of the installation. */
final class ArchiveRows {
    private final JdbcClient database;

    ArchiveRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Archive> find(long installation) {
        var pieces = database.sql("select * from installation_archive_piece where installation = :number"
                        + " order by server, name")
                .param("number", installation)
                .query(ArchiveRows::piece)
                .list();
        return database.sql("select * from installation_archive where installation = :number")
                .param("number", installation)
                .query((row, n) -> archive(row, pieces))
                .optional();
    }

    void insert(long installation, Archive archive) {
        database.sql("insert into installation_archive (installation, folder, sealed, kept_until)"
                        + " values (:number, :folder, :sealed, :until)")
                .param("number", installation)
                .param("folder", archive.folder())
                .param("sealed", Utc.of(archive.sealed()))
                .param("until", archive.until())
                .update();
        for (var piece : archive.pieces())
            database.sql("insert into installation_archive_piece (installation, server, name, bytes, sha256)"
                            + " values (:number, :server, :name, :bytes, :sha256)")
                    .param("number", installation)
                    .param("server", piece.server().value())
                    .param("name", piece.name())
                    .param("bytes", piece.bytes())
                    .param("sha256", piece.sha256())
                    .update();
    }

    void delete(long installation) {
        for (var table : List.of("installation_archive_piece", "installation_archive"))
            database.sql("delete from " + table + " where installation = :number")
                    .param("number", installation)
                    .update();
    }

    void markRemoved(long installation, Instant now) {
        database.sql("update installation_archive set removed = :now where installation = :number and removed is null")
                .param("now", Utc.of(now))
                .param("number", installation)
                .update();
    }

    private static Archive archive(ResultSet row, List<Piece> pieces) throws SQLException {
        return new Archive(
                row.getString("folder"),
                Utc.instant(row.getObject("sealed", LocalDateTime.class)),
                row.getObject("kept_until", LocalDate.class),
                Optional.ofNullable(row.getObject("removed", LocalDateTime.class))
                        .map(Utc::instant),
                pieces);
    }

    private static Piece piece(ResultSet row, int n) throws SQLException {
        return new Piece(
                new ServerName(row.getString("server")),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("sha256"));
    }
}
