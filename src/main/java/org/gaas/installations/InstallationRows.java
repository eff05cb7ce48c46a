package org.gaas.installations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of installations and their components. Existing ones come first, then the latest. */
final class InstallationRows {
    private final JdbcClient database;

    InstallationRows(JdbcClient database) {
        this.database = database;
    }

    List<Installation> where(String condition, Map<String, ?> parameters) {
        var placed = new HashMap<Long, Map<Part, ServerName>>();
        database.sql("select c.* from installation_part c join installation i on i.number = c.installation"
                        + " where c.server is not null and " + condition)
                .params(parameters)
                .query(row -> {
                    placed.computeIfAbsent(row.getLong("installation"), n -> new EnumMap<>(Part.class))
                            .put(Part.valueOf(row.getString("part")), new ServerName(row.getString("server")));
                });
        return database.sql("select i.*, p.customer from installation i join project p on p.name = i.project where "
                        + condition
                        + " order by i.id, case when i.held is null then 1 else 0 end, i.number desc")
                .params(parameters)
                .query((row, n) -> installation(row, placed.getOrDefault(row.getLong("number"), Map.of())))
                .list();
    }

    /** The projects that something is installed of, or was at this time or later. */
    List<ProjectName> projectsSince(Instant time) {
        return database
                .sql("select distinct project from installation where held is not null or removed > :time"
                        + " order by project")
                .param("time", Utc.of(time))
                .query(String.class)
                .list()
                .stream()
                .map(ProjectName::new)
                .toList();
    }

    void insert(InstallationId id, InstallationRequest request, Instant now) {
        database.sql("""
                        insert into installation (id, held, project, environment, label, application, repository, tag,
                            state, owner, claim, requested)
                        values (:id, :id, :project, :environment, :label, :application, :repository, :tag,
                            'REQUESTED', :owner, :claim, :now)""")
                .param("id", id.value())
                .param("project", request.project().value())
                .param("environment", request.environment().value())
                .param("label", request.label().map(Label::value).orElse(null))
                .param(
                        "application",
                        request.application().map(ApplicationName::value).orElse(null))
                .param("repository", request.repository().map(Repository::value).orElse(null))
                .param("tag", request.tag().map(Tag::value).orElse(null))
                .param("owner", request.owner())
                .param("claim", request.claim())
                .param("now", Utc.of(now))
                .update();
    }

    void place(InstallationId id, Part part, ServerName server) {
        var changed = placed("""
                update installation_part set server = :server where part = :part
                    and installation = (select number from installation where held = :id)""", id, part, server);
        if (changed == 0) placed("""
                    insert into installation_part (installation, part, server)
                    select number, :part, :server from installation where held = :id""", id, part, server);
    }

    /** What was on this server is nowhere any more. */
    void lose(long number, ServerName server) {
        database.sql("update installation_part set server = null, lost = :server"
                        + " where server = :server and installation = :number")
                .param("server", server.value())
                .param("number", number)
                .update();
    }

    /** The servers that it was lost with, by name. */
    List<ServerName> lost(long number) {
        return database
                .sql("select distinct lost from installation_part"
                        + " where installation = :number and lost is not null order by lost")
                .param("number", number)
                .query(String.class)
                .list()
                .stream()
                .map(ServerName::new)
                .toList();
    }

    private int placed(String sql, InstallationId id, Part part, ServerName server) {
        return database.sql(sql)
                .param("id", id.value())
                .param("part", part.name())
                .param("server", server.value())
                .update();
    }

    void set(InstallationId id, String column, Object value) {
        database.sql("update installation set " + column + " = :value where held = :id")
                .param("value", value)
                .param("id", id.value())
                .update();
    }

    /** Whether this process is the one that removes it: the first that asks. */
    boolean claimRemoval(long number, String remover) {
        return database.sql("update installation set state = 'REMOVING', remover = :remover where number = :number"
                                + " and held is not null and (remover is null or remover = :remover)")
                        .param("number", number)
                        .param("remover", remover)
                        .update()
                == 1;
    }

    /** The first time counts. */
    void change(InstallationId id, State state, String when, Instant now) {
        database.sql("update installation set state = :state, " + when + " = coalesce(" + when + ", :now)"
                        + " where held = :id")
                .param("state", state.name())
                .param("now", Utc.of(now))
                .param("id", id.value())
                .update();
    }

    Map<ServerName, Integer> load() {
        var load = new HashMap<ServerName, Integer>();
        database.sql("""
                        select c.server, count(distinct c.installation) as installations
                        from installation_part c join installation i on i.number = c.installation
                        where i.held is not null and c.server is not null group by c.server""").query(row -> {
            load.put(new ServerName(row.getString("server")), row.getInt("installations"));
        });
        return load;
    }

    private static Installation installation(ResultSet row, Map<Part, ServerName> parts) throws SQLException {
        return new Installation(
                row.getLong("number"),
                new InstallationId(row.getString("id")),
                new ProjectName(row.getString("project")),
                new EnvironmentName(row.getString("environment")),
                text(row, "label", Label::new),
                text(row, "customer", CustomerId::new),
                text(row, "application", ApplicationName::new),
                text(row, "repository", Repository::new),
                text(row, "tag", Tag::new),
                text(row, "commit_id", Commit::new),
                Map.copyOf(parts),
                State.valueOf(row.getString("state")),
                row.getString("owner"),
                Optional.ofNullable(row.getObject("expires", LocalDate.class)),
                Utc.instant(row.getObject("requested", LocalDateTime.class)));
    }

    private static <T> Optional<T> text(ResultSet row, String column, Function<String, T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(type);
    }
}
