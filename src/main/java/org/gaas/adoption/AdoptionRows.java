package org.gaas.adoption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gaas.adoption.Adoption.State;
import org.gaas.engine.Utc;
import org.gaas.fleet.ServerName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of adoptions. All changes may be repeated. */
@Component
class AdoptionRows {
    private final JdbcClient database;
    private final TransactionTemplate own;

    AdoptionRows(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Takes a production for one process; for another one at the same time, the database refuses. */
    void insert(String process, long production, AdoptionRequest request, String requester, Instant now) {
        database.sql("insert into adoption (process, production, held, old_place, settings_kept, requester, requested,"
                        + " state) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        process,
                        production,
                        production,
                        request.oldPlace(),
                        request.settings(),
                        requester,
                        Utc.of(now),
                        State.WANTED.name()))
                .update();
    }

    Optional<Adoption> of(String process) {
        return database.sql("select * from adoption where process = ?")
                .param(process)
                .query(AdoptionRows::adoption)
                .optional();
    }

    Adoption numbered(long number) {
        return database.sql("select * from adoption where number = ?")
                .param(number)
                .query(AdoptionRows::adoption)
                .single();
    }

    /** The one that runs for a production. */
    Optional<Adoption> running(long production) {
        return database.sql("select * from adoption where held = ?")
                .param(production)
                .query(AdoptionRows::adoption)
                .optional();
    }

    /** The last that was begun for a production, whatever became of it. */
    Optional<Adoption> lastOf(long production) {
        return database.sql("select * from adoption where production = ? order by number desc limit 1")
                .param(production)
                .query(AdoptionRows::adoption)
                .optional();
    }

    /**
     * Where room is made for it. In a transaction of its own: whoever takes it back must know the place, even if the step
     * that made the room was not committed.
     */
    void place(long number, ServerName server) {
        own.executeWithoutResult(
                status -> update("update adoption set server = ? where number = ?", server.value(), number));
    }

    void freshKept(long number) {
        update("update adoption set fresh_kept = true where number = ?", number);
    }

    /**
     * What is begun now, so that whoever takes the adoption back knows it, were it never begun.
     *
     * @return whether it may be begun; not, when the adoption is being taken back
     */
    boolean begins(long number, String operation) {
        return begins("update adoption set loading = ? where number = ? and state = ?", operation, number);
    }

    /** The same for what brings something of an export into the installation. */
    boolean changes(long number, String operation) {
        return begins(
                "update adoption set touched = true, loading = ? where number = ? and state = ?", operation, number);
    }

    private boolean begins(String sql, String operation, long number) {
        return database.sql(sql).params(operation, number, State.WANTED.name()).update() == 1;
    }

    /** Nothing more is begun for it; may be repeated. */
    void withdrawing(long number) {
        update(
                "update adoption set state = ? where number = ? and state = ?",
                State.WITHDRAWING.name(),
                number,
                State.WANTED.name());
    }

    void backBegun(long number) {
        update("update adoption set back_begun = true where number = ?", number);
    }

    void round(long number, int round) {
        update("update adoption set last_round = ? where number = ?", round, number);
    }

    /** Nobody works with the old site since now, or somebody does again. */
    void oldSite(long number, Optional<Instant> closed, Optional<String> words) {
        update(
                "update adoption set old_closed = ?, old_closed_words = ? where number = ?",
                closed.map(Utc::of).orElse(null),
                words.orElse(null),
                number);
    }

    void become(long number, State state) {
        update("update adoption set state = ? where number = ?", state.name(), number);
    }

    void end(long number, Instant now) {
        update("update adoption set ended = ?, held = null where number = ? and ended is null", Utc.of(now), number);
    }

    private void update(String sql, Object... params) {
        database.sql(sql).params(Arrays.asList(params)).update();
    }

    private static Adoption adoption(ResultSet row, int n) throws SQLException {
        return new Adoption(
                row.getLong("number"),
                row.getString("process"),
                row.getLong("production"),
                row.getString("old_place"),
                row.getString("settings_kept"),
                row.getString("requester"),
                instant(row, "requested").orElseThrow(),
                Optional.ofNullable(row.getString("server")).map(ServerName::new),
                row.getBoolean("fresh_kept"),
                row.getBoolean("touched"),
                Optional.ofNullable(row.getString("loading")),
                row.getBoolean("back_begun"),
                row.getInt("last_round"),
                instant(row, "old_closed"),
                Optional.ofNullable(row.getString("old_closed_words")),
                instant(row, "ended"),
                State.valueOf(row.getString("state")));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
