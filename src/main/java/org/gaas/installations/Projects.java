package org.gaas.installations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects that are known: they stay when their installations go. */
@Component
public class Projects {
    private final JdbcClient database;
    private final Clock clock;
    private final ProjectRepositories repositories;

    public Projects(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.repositories = new ProjectRepositories(database, clock);
    }

    /** Where their releases come from, and came from. */
    public ProjectRepositories repositories() {
        return repositories;
    }

    public Optional<Project> find(ProjectName name) {
        return database.sql("select * from project where name = :name")
                .param("name", name.value())
                .query(Projects::project)
                .optional();
    }

    /** All of them, by name. */
    public List<Project> all() {
        return database.sql("select * from project order by name")
                .query(Projects::project)
                .list();
    }

    /**
     * Up to which price something is bought for it without asking whoever pays: nothing, until somebody has said so.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN}
     */
    public Money ceiling(ProjectName name) {
        return database.sql("select ceiling, ceiling_currency from project where name = :name")
                .param("name", name.value())
                .query((row, n) -> new Money(
                        row.getBigDecimal("ceiling"), Currency.getInstance(row.getString("ceiling_currency"))))
                .optional()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * From now on, up to this price nobody is asked.
     *
     * @throws InvalidInput {@code PROJECT_UNKNOWN}
     */
    public void allow(ProjectName name, Money ceiling) {
        var changed = database.sql(
                        "update project set ceiling = :amount, ceiling_currency = :currency where name = :name")
                .param("amount", ceiling.amount())
                .param("currency", ceiling.currency().getCurrencyCode())
                .param("name", name.value())
                .update();
        if (changed == 0) throw unknown(name);
    }

    private static InvalidInput unknown(ProjectName name) {
        return new InvalidInput("project", "PROJECT_UNKNOWN", "there is no project " + name);
    }

    /** Makes sure that the project is known. The first repository counts: a fork is the installation's own. */
    void know(ProjectName name, Optional<CustomerId> customer, Optional<Repository> repository) {
        if (find(name).isEmpty()) add(name);
        customer.ifPresent(id -> set("customer = :value", name, id.value()));
        repository.ifPresent(url -> repositories.begin(name, url));
    }

    private void add(ProjectName name) {
        try {
            database.sql("insert into project (name, created) values (:name, :now)")
                    .param("name", name.value())
                    .param("now", Utc.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException addedByAnother) {
            // that is what was wanted
        }
    }

    private void set(String change, ProjectName name, String value) {
        database.sql("update project set " + change + " where name = :name")
                .param("value", value)
                .param("name", name.value())
                .update();
    }

    private static Project project(ResultSet row, int n) throws SQLException {
        return new Project(
                new ProjectName(row.getString("name")),
                Optional.ofNullable(row.getString("customer")).map(CustomerId::new),
                Optional.ofNullable(row.getString("repository")).map(Repository::new));
    }
}
