package org.gaas.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Utc;
import org.gaas.life.Offboarding.Handing;
import org.gaas.life.Offboarding.Receipt;
import org.gaas.life.Offboarding.State;
import org.gaas.production.ProductionOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of productions that are ended for good. All changes may be repeated. */
@Component
class OffboardingRows {
    private final JdbcClient database;

    OffboardingRows(JdbcClient database) {
        this.database = database;
    }

    /** Takes a production for one process; for another one at the same time, the database refuses. */
    void insert(
            String process,
            ProductionOrder order,
            OffboardingRequest request,
            LocalDate closing,
            int keepDays,
            String requester,
            Instant now) {
        database.sql("insert into life_offboarding (process, production, acceptance, production_order, held, reason,"
                        + " closing, keep_days, requester, requested, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        process,
                        order.production(),
                        order.acceptance(),
                        order.number(),
                        order.production(),
                        request.reason(),
                        closing,
                        keepDays,
                        requester,
                        Utc.of(now),
                        State.WANTED.name()))
                .update();
    }

    Optional<Offboarding> of(String process) {
        return database.sql("select * from life_offboarding where process = ?")
                .param(process)
                .query(OffboardingRows::offboarding)
                .optional();
    }

    Offboarding numbered(long number) {
        return database.sql("select * from life_offboarding where number = ?")
                .param(number)
                .query(OffboardingRows::offboarding)
                .single();
    }

    /** The last one of a production. */
    Optional<Offboarding> lastOf(long production) {
        return database
                .sql("select * from life_offboarding where production = ? order by number desc")
                .param(production)
                .query(OffboardingRows::offboarding)
                .list()
                .stream()
                .findFirst();
    }

    void heard(long number, String words) {
        database.sql("update life_offboarding set reason = ? where number = ?")
                .params(words, number)
                .update();
    }

    void measured(long number, String sizes) {
        database.sql("update life_offboarding set sizes = ? where number = ?")
                .params(sizes, number)
                .update();
    }

    void confirmed(long number, String manager) {
        database.sql("update life_offboarding set confirmed_by = ? where number = ?")
                .params(manager, number)
                .update();
    }

    void received(long number, Receipt receipt) {
        database.sql("update life_offboarding set handing = ?, receipt = ?, receipt_by = ?, received = ?"
                        + " where number = ?")
                .params(receipt.handing().name(), receipt.words(), receipt.by(), Utc.of(receipt.at()), number)
                .update();
    }

    void begin(long number, Instant now) {
        database.sql("update life_offboarding set begun = ?, state = ? where number = ? and begun is null")
                .params(Utc.of(now), State.DESTROYING.name(), number)
                .update();
    }

    void end(long number, State state, Instant now) {
        database.sql("update life_offboarding set ended = ?, state = ?, held = null where number = ? and ended is null")
                .params(Utc.of(now), state.name(), number)
                .update();
    }

    private static Offboarding offboarding(ResultSet row, int n) throws SQLException {
        var receipt = Optional.ofNullable(row.getString("handing")).map(Handing::valueOf);
        return new Offboarding(
                row.getLong("number"),
                row.getString("process"),
                row.getLong("production"),
                row.getLong("acceptance"),
                row.getLong("production_order"),
                row.getString("reason"),
                row.getObject("closing", LocalDate.class),
                row.getInt("keep_days"),
                row.getString("requester"),
                instant(row, "requested").orElseThrow(),
                Optional.ofNullable(row.getString("sizes")),
                Optional.ofNullable(row.getString("confirmed_by")),
                receipt.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Receipt(
                                receipt.get(),
                                row.getString("receipt"),
                                row.getString("receipt_by"),
                                instant(row, "received").orElseThrow())),
                instant(row, "begun"),
                instant(row, "ended"),
                State.valueOf(row.getString("state")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
