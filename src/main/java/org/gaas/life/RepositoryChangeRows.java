package org.gaas.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Utc;
import org.gaas.installations.ProjectName;
import org.gaas.releases.Compared;
import org.gaas.releases.Revision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of changed repositories. All changes may be repeated. */
@Component
class RepositoryChangeRows {
    private final JdbcClient database;

    RepositoryChangeRows(JdbcClient database) {
        this.database = database;
    }

    /** Takes a project for one process; for another one at the same time, the database refuses. */
    void insert(
            String process,
            RepositoryRequest request,
            long installation,
            Repository before,
            String requester,
            Instant now) {
        database.sql("insert into life_repository_change (process, project, held, installation, before_it, repository,"
                        + " reason, requester, requested) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        process,
                        request.project().value(),
                        request.project().value(),
                        installation,
                        before.value(),
                        request.repository().value(),
                        request.reason(),
                        requester,
                        Utc.of(now)))
                .update();
    }

    /** Keeps what was found, in the place of what was found before. */
    void compare(long number, List<Compared> found, Instant now) {
        database.sql("delete from life_repository_tag where change_number = ?")
                .param(number)
                .update();
        for (var place = 0; place < found.size(); place++) insert(number, place, found.get(place));
        database.sql("update life_repository_change set compared = ? where number = ?")
                .params(Utc.of(now), number)
                .update();
    }

    private void insert(long number, int place, Compared one) {
        database.sql("insert into life_repository_tag (change_number, place, repository, tag, commit_id, now_commit,"
                        + " verdict) values (:number, :place, :repository, :tag, :commit, :now, :verdict)")
                .param("number", number)
                .param("place", place)
                .param("repository", one.used().repository().value())
                .param("tag", one.used().ref().value())
                .param("commit", one.used().commit().value())
                .param("now", one.now().map(Commit::value).orElse(null))
                .param("verdict", one.verdict().name())
                .update();
    }

    Optional<RepositoryChange> of(String process) {
        return where("process = ?", process);
    }

    RepositoryChange numbered(long number) {
        return where("number = ?", number).orElseThrow();
    }

    /** Holds the row until the transaction ends: what is looked at then stays so. */
    void lock(long number) {
        database.sql("select number from life_repository_change where number = ? for update")
                .param(number)
                .query(Long.class)
                .single();
    }

    Optional<RepositoryChange> running(ProjectName project) {
        return where("held = ?", project.value());
    }

    void change(long number, Instant now) {
        database.sql("update life_repository_change set changed = ?, held = null where number = ? and changed is null")
                .params(Utc.of(now), number)
                .update();
    }

    void keep(long number) {
        database.sql("update life_repository_change set held = null where number = ?")
                .param(number)
                .update();
    }

    private Optional<RepositoryChange> where(String condition, Object value) {
        return database.sql("select * from life_repository_change where " + condition)
                .param(value)
                .query(this::change)
                .optional();
    }

    private List<Compared> compared(long number) {
        return database.sql("select * from life_repository_tag where change_number = ? order by place")
                .param(number)
                .query((row, n) -> new Compared(
                        new Revision(
                                new Repository(row.getString("repository")),
                                new Tag(row.getString("tag")),
                                new Commit(row.getString("commit_id")),
                                Revision.Kind.TAG),
                        Optional.ofNullable(row.getString("now_commit")).map(Commit::new),
                        Compared.Verdict.valueOf(row.getString("verdict"))))
                .list();
    }

    private RepositoryChange change(ResultSet row, int n) throws SQLException {
        return new RepositoryChange(
                row.getLong("number"),
                row.getString("process"),
                new ProjectName(row.getString("project")),
                row.getLong("installation"),
                new Repository(row.getString("before_it")),
                new Repository(row.getString("repository")),
                row.getString("reason"),
                row.getString("requester"),
                compared(row.getLong("number")),
                moment(row, "compared"),
                moment(row, "changed"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
