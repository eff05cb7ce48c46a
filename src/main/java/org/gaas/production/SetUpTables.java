package org.gaas.production;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.gaas.engine.Utc;
import org.gaas.installations.Installation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which tables a trial has, and which half got the rows of those that go on. */
@Component
class SetUpTables {
    private final JdbcClient database;
    private final Clock clock;

    SetUpTables(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<SetUpTable> of(long order) {
        return database.sql("select part, name, kind, counted from production_setup_table"
                        + " where production_order = ? order by part, name, number")
                .param(order)
                .query((row, n) -> new SetUpTable(
                        row.getString("part"),
                        row.getString("name"),
                        SetUpTable.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getLong("counted")))
                .list();
    }

    /** In place of what was known before. */
    @Transactional
    public void store(long order, List<SetUpTable> tables) {
        database.sql("delete from production_setup_table where production_order = ?")
                .param(order)
                .update();
        for (var table : tables)
            database.sql("insert into production_setup_table (production_order, part, name, kind, counted)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            order,
                            table.part(),
                            table.name(),
                            table.kind().name().toLowerCase(Locale.ROOT),
                            table.rows())
                    .update();
    }

    boolean has(long order, Installation half) {
        return database.sql(
                                "select count(*) from production_setup_copy where production_order = ? and installation = ?")
                        .params(order, half.number())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** This half has them since now. */
    void copied(long order, Installation half) {
        if (has(order, half)) return;
        database.sql("insert into production_setup_copy (production_order, installation, copied) values (?, ?, ?)")
                .params(order, half.number(), Utc.of(clock.instant()))
                .update();
    }
}
