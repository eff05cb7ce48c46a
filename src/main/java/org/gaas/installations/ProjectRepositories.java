package org.gaas.installations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the releases of projects come from, one repository after the other. What an installation runs keeps the repository
 * that it came from; what it is brought next comes from the one in use, unless it has a repository of its own.
 */
public final class ProjectRepositories {
    private final JdbcClient database;
    private final Clock clock;

    ProjectRepositories(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All that it had, the first first. */
    public List<UsedRepository> of(ProjectName project) {
        return database.sql("select * from project_repository where project = ? order by number")
                .param(project.value())
                .query(ProjectRepositories::used)
                .list();
    }

    /** Where the next release of an installation comes from; a fork stays what it is. */
    public Optional<Repository> next(Installation installation) {
        var known = of(installation.project());
        return installation
                .repository()
                .map(own -> left(known, own).map(left -> inUse(known)).orElse(own))
                .or(() -> known.isEmpty() ? Optional.empty() : Optional.of(inUse(known)));
    }

    /** Whichever is in use, where this one was left; else this one. */
    public Repository inPlaceOf(ProjectName project, Repository repository) {
        var known = of(project);
        return left(known, repository).map(left -> inUse(known)).orElse(repository);
    }

    /**
     * Nothing more comes from a repository that was left.
     *
     * @throws InvalidInput {@code REPOSITORY_LEFT}
     */
    public void requireNotLeft(ProjectName project, Repository repository) {
        var known = of(project);
        left(known, repository).ifPresent(left -> {
            throw new InvalidInput(
                    "repository",
                    "REPOSITORY_LEFT",
                    "is where " + project + " came from until " + left.until().orElseThrow() + "; it comes from "
                            + inUse(known) + " now: leave the field empty",
                    List.of(inUse(known).value()));
        });
    }

    /** The others that it had, when this is one of them: what a tag was there, it must be here. */
    public List<Repository> others(ProjectName project, Repository repository) {
        var all =
                of(project).stream().map(UsedRepository::repository).distinct().toList();
        return all.contains(repository)
                ? all.stream().filter(one -> !one.equals(repository)).toList()
                : List.of();
    }

    /** The projects that have or had it. */
    public List<ProjectName> having(Repository repository) {
        return database
                .sql("select distinct project from project_repository where repository = ? order by project")
                .param(repository.value())
                .query(String.class)
                .list()
                .stream()
                .map(ProjectName::new)
                .toList();
    }

    /**
     * From now on releases come from another one. In the transaction of whoever decides it; done again by the same process,
     * nothing changes.
     *
     * @throws IllegalStateException it is not the one any more that was to be left
     */
    public void change(ProjectName project, Repository left, UsedRepository taken, String process) {
        if (done(process)) return;
        var since = Utc.of(taken.since());
        var ended = database.sql(
                        "update project_repository set until = ?, held = null where held = ? and repository = ?")
                .params(since, project.value(), left.value())
                .update();
        if (ended == 0) throw new IllegalStateException(project + " does not come from " + left + " any more");
        database.sql("insert into project_repository (project, held, repository, since, process, requester, approver,"
                        + " reason) values (:project, :project, :repository, :since, :process, :requester, :approver,"
                        + " :reason)")
                .param("project", project.value())
                .param("repository", taken.repository().value())
                .param("since", since)
                .param("process", process)
                .param("requester", taken.requester().orElse(null))
                .param("approver", taken.approver().orElse(null))
                .param("reason", taken.reason().orElse(null))
                .update();
        database.sql("update project set repository = ? where name = ?")
                .params(taken.repository().value(), project.value())
                .update();
    }

    /** The first that a project has; a later one changes nothing. */
    void begin(ProjectName project, Repository repository) {
        if (!of(project).isEmpty()) return;
        try {
            database.sql("insert into project_repository (project, held, repository, since) values (?, ?, ?, ?)")
                    .params(project.value(), project.value(), repository.value(), Utc.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException begunByAnother) {
            return;
        }
        database.sql("update project set repository = ? where name = ?")
                .params(repository.value(), project.value())
                .update();
    }

    private boolean done(String process) {
        return database.sql("select count(*) from project_repository where process = ?")
                        .param(process)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What was left, and is not in use again. */
    private static Optional<UsedRepository> left(List<UsedRepository> known, Repository repository) {
        if (known.isEmpty() || inUse(known).equals(repository)) return Optional.empty();
        return known.stream().filter(one -> one.repository().equals(repository)).reduce((first, last) -> last);
    }

    private static Repository inUse(List<UsedRepository> known) {
        return known.get(known.size() - 1).repository();
    }

    private static UsedRepository used(ResultSet row, int n) throws SQLException {
        return new UsedRepository(
                new Repository(row.getString("repository")),
                Utc.instant(row.getObject("since", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("until", LocalDateTime.class)).map(Utc::instant),
                Optional.ofNullable(row.getString("requester")),
                Optional.ofNullable(row.getString("approver")),
                Optional.ofNullable(row.getString("reason")));
    }
}
