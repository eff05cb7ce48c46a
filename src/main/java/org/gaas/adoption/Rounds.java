package org.gaas.adoption;

import static org.gaas.adoption.AdoptionRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gaas.adoption.Round.Files;
import org.gaas.adoption.Round.Table;
import org.gaas.databases.TableTally;
import org.gaas.engine.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables of exports and of how they compare. All changes may be repeated. */
@Component
public class Rounds {
    private static final int LONGEST = 2000;

    private final JdbcClient database;
    private final Clock clock;

    public Rounds(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of an adoption, the oldest first. */
    public List<Round> of(Adoption adoption) {
        return database.sql("select * from adoption_round where adoption = ? order by round")
                .param(adoption.number())
                .query(this::round)
                .list();
    }

    /** The export that was brought last. */
    public Optional<Round> last(Adoption adoption) {
        return of(adoption).stream()
                .filter(round -> round.number() == adoption.round())
                .findFirst();
    }

    void begin(Adoption adoption, int round, String person) {
        update(
                "insert into adoption_round (adoption, round, last_export, brought, brought_by) values (?, ?, ?, ?, ?)",
                adoption.number(),
                round,
                adoption.oldClosed().isPresent(),
                Utc.of(clock.instant()),
                person);
    }

    /** What the old site counted. */
    @Transactional
    void told(Adoption adoption, Instant made, Optional<Archives.Contents> files, List<TableTally> tables) {
        update(
                "update adoption_round set made = ?, files = ?, bytes = ?, digest = ?, files_told = null,"
                        + " files_differ = null, files_words = null, compared = null where adoption = ? and round = ?",
                Utc.of(made),
                files.map(Archives.Contents::files).orElse(null),
                files.map(Archives.Contents::bytes).orElse(null),
                files.map(Archives.Contents::digest).orElse(null),
                adoption.number(),
                adoption.round());
        store(
                adoption,
                tables.stream()
                        .map(one -> new Table(
                                one.database(),
                                one.table(),
                                Optional.of(one.rows()),
                                one.checksum(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList());
    }

    /** What is here. */
    @Transactional
    void found(Adoption adoption, List<TableTally> tables, Optional<Found> files) {
        var all = new LinkedHashMap<String, Table>();
        for (var told : last(adoption).orElseThrow().tables())
            if (told.told().isPresent())
                all.put(
                        told.part() + "." + told.name(),
                        new Table(
                                told.part(),
                                told.name(),
                                told.told(),
                                told.toldChecksum(),
                                Optional.empty(),
                                Optional.empty()));
        for (var here : tables) {
            var told = Optional.ofNullable(all.get(here.database() + "." + here.table()));
            all.put(
                    here.database() + "." + here.table(),
                    new Table(
                            here.database(),
                            here.table(),
                            told.flatMap(Table::told),
                            told.flatMap(Table::toldChecksum),
                            Optional.of(here.rows()),
                            here.checksum()));
        }
        store(adoption, List.copyOf(all.values()));
        update(
                "update adoption_round set files_told = ?, files_differ = ?, files_words = ?, compared = ?"
                        + " where adoption = ? and round = ?",
                files.map(Found::told).orElse(null),
                files.map(Found::differ).orElse(null),
                files.map(Found::words).map(Rounds::cut).orElse(null),
                Utc.of(clock.instant()),
                adoption.number(),
                adoption.round());
    }

    /** What a person says to it. */
    void answer(Adoption adoption, String answer, String person, Optional<String> reason) {
        update(
                "update adoption_round set answer = ?, answered_by = ?, reason = ? where adoption = ? and round = ?",
                answer,
                person,
                reason.orElse(null),
                adoption.number(),
                adoption.round());
    }

    /** What files are here: how many the old site told, and in how many lines both lists differ. */
    record Found(long told, long differ, List<String> words) {}

    private static String cut(List<String> lines) {
        var text = String.join("\n", lines);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private void store(Adoption adoption, List<Table> tables) {
        update("delete from adoption_table where adoption = ? and round = ?", adoption.number(), adoption.round());
        var place = 0;
        for (var table : tables)
            update(
                    "insert into adoption_table (adoption, round, place, part, name, told, told_checksum, found,"
                            + " found_checksum) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    adoption.number(),
                    adoption.round(),
                    place++,
                    table.part(),
                    table.name(),
                    table.told().orElse(null),
                    table.toldChecksum().orElse(null),
                    table.found().orElse(null),
                    table.foundChecksum().orElse(null));
    }

    private void update(String sql, Object... params) {
        database.sql(sql).params(Arrays.asList(params)).update();
    }

    private List<Table> tables(long adoption, int round) {
        return new ArrayList<>(
                database.sql("select * from adoption_table where adoption = ? and round = ? order by place")
                        .params(adoption, round)
                        .query((row, n) -> new Table(
                                row.getString("part"),
                                row.getString("name"),
                                number(row, "told"),
                                Optional.ofNullable(row.getString("told_checksum")),
                                number(row, "found"),
                                Optional.ofNullable(row.getString("found_checksum"))))
                        .list());
    }

    private Round round(ResultSet row, int n) throws SQLException {
        var files = number(row, "files");
        var told = number(row, "files_told");
        var differ = number(row, "files_differ");
        var bytes = row.getLong("bytes");
        var digest = row.getString("digest");
        var words = Optional.ofNullable(row.getString("files_words"))
                .map(text -> text.lines().toList());
        return new Round(
                row.getInt("round"),
                row.getBoolean("last_export"),
                instant(row, "brought").orElseThrow(),
                row.getString("brought_by"),
                instant(row, "made"),
                files.map(count -> new Files(count, bytes, digest, told, differ, words.orElse(List.of()))),
                tables(row.getLong("adoption"), row.getInt("round")),
                instant(row, "compared"),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getString("answered_by")),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column)).map(one -> ((Number) one).longValue());
    }
}
