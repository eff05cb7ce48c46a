package org.gaas.releases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.installations.InstallationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which release ran in an installation, one row for each process that switched; taken back, it counts no more. */
@Component
class SwitchLog {
    private final JdbcClient database;
    private final Clock clock;

    SwitchLog(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Does nothing when this process did it already. */
    void add(InstallationId installation, String process, Switched release) {
        if (!rows(installation, "process_id = :process and undone = false", process)
                .isEmpty()) return;
        var revision = release.revision();
        database.sql(
                        "insert into release_switch"
                                + " (installation, process_id, artefact, repository, ref, kind, commit_id, undone, switched)"
                                + " values (:installation, :process, :artefact, :repository, :ref, :kind, :commit, false, :now)")
                .param("installation", installation.value())
                .param("process", process)
                .param("artefact", release.artefact())
                .param("repository", revision.repository().value())
                .param("ref", revision.ref().value())
                .param("kind", revision.kind().name())
                .param("commit", revision.commit().value())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** All that ran and was not taken back, the last first. */
    List<Ran> all(InstallationId installation) {
        return database.sql("select repository, ref, kind, commit_id, switched from release_switch"
                        + " where installation = ? and undone = false order by number desc")
                .param(installation.value())
                .query((row, i) -> new Ran(
                        revision(row),
                        row.getObject("switched", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    /** What runs now. */
    Optional<Switched> last(InstallationId installation) {
        return rows(installation, "undone = false", "").stream().findFirst();
    }

    /** What ran before this process switched, if it did. */
    Optional<Switched> before(InstallationId installation, String process) {
        return rows(installation, "undone = false and process_id <> :process", process).stream()
                .findFirst();
    }

    void undo(InstallationId installation, String process) {
        database.sql("update release_switch set undone = true"
                        + " where installation = :installation and process_id = :process")
                .param("installation", installation.value())
                .param("process", process)
                .update();
    }

    /** An installation was removed: who gets its name later has nothing to go back to. */
    void forget(InstallationId installation) {
        database.sql("update release_switch set undone = true where installation = :installation")
                .param("installation", installation.value())
                .update();
    }

    private List<Switched> rows(InstallationId installation, String condition, String process) {
        return database.sql("select artefact, repository, ref, kind, commit_id from release_switch"
                        + " where installation = :installation and " + condition + " order by number desc")
                .param("installation", installation.value())
                .param("process", process)
                .query((row, i) -> new Switched(revision(row), row.getString("artefact")))
                .list();
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                new Repository(row.getString("repository")),
                new Tag(row.getString("ref")),
                new Commit(row.getString("commit_id")),
                Revision.Kind.valueOf(row.getString("kind")));
    }
}
