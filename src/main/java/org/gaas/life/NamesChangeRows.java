package org.gaas.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.life.NamesChange.State;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of changes of names. All changes may be repeated. */
@Component
class NamesChangeRows {
    private final JdbcClient database;

    NamesChangeRows(JdbcClient database) {
        this.database = database;
    }

    /** Takes a production for one process; for another one at the same time, the database refuses. */
    void insert(
            String process, long production, String reason, String requester, Instant now, Named before, Named wanted) {
        database.sql("insert into life_names_change (process, production, held, reason, requester, requested, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(process, production, production, reason, requester, Utc.of(now), State.WANTED.name()))
                .update();
        var number = of(process).orElseThrow().number();
        hosts(number, false, before);
        hosts(number, true, wanted);
    }

    Optional<NamesChange> of(String process) {
        return database.sql("select * from life_names_change where process = ?")
                .param(process)
                .query(this::change)
                .optional();
    }

    NamesChange numbered(long number) {
        return database.sql("select * from life_names_change where number = ?")
                .param(number)
                .query(this::change)
                .single();
    }

    /** The one that runs for a production. */
    Optional<NamesChange> running(long production) {
        return database.sql("select * from life_names_change where held = ?")
                .param(production)
                .query(this::change)
                .optional();
    }

    void heard(long number, String words) {
        database.sql("update life_names_change set reason = ? where number = ?")
                .params(words, number)
                .update();
    }

    void take(long number, Instant now) {
        database.sql("update life_names_change set taken = ? where number = ? and taken is null")
                .params(Utc.of(now), number)
                .update();
    }

    void become(long number, State state) {
        database.sql("update life_names_change set state = ? where number = ?")
                .params(state.name(), number)
                .update();
    }

    void end(long number, Instant now) {
        database.sql("update life_names_change set ended = ?, held = null where number = ? and ended is null")
                .params(Utc.of(now), number)
                .update();
    }

    private void hosts(long number, boolean wanted, Named names) {
        var place = 0;
        for (var host : names.all())
            database.sql("insert into life_names_host (change_number, wanted, place, host, leads_to)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            number, wanted, place++, host, names.leading().get(host)))
                    .update();
    }

    private Named hosts(long number, boolean wanted) {
        var serving = new ArrayList<String>();
        var leading = new LinkedHashMap<String, String>();
        database.sql("select host, leads_to from life_names_host where change_number = ? and wanted = ? order by place")
                .params(number, wanted)
                .query((RowCallbackHandler) row -> {
                    var to = row.getString("leads_to");
                    if (to == null) serving.add(row.getString("host"));
                    else leading.put(row.getString("host"), to);
                });
        return new Named(serving, leading);
    }

    private NamesChange change(ResultSet row, int n) throws SQLException {
        var number = row.getLong("number");
        return new NamesChange(
                number,
                row.getString("process"),
                row.getLong("production"),
                row.getString("reason"),
                row.getString("requester"),
                hosts(number, false),
                hosts(number, true),
                instant(row, "taken"),
                instant(row, "ended"),
                State.valueOf(row.getString("state")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
