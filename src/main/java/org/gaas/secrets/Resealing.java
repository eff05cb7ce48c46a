package org.gaas.secrets;

import java.util.Collection;
import java.util.List;
import org.gaas.secrets.Seal.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals with the present master key what an earlier one sealed, which can then be taken out of the file. */
final class Resealing {
    private final JdbcClient database;
    private final Seal seal;
    private final Collection<SealedTable> tables;

    Resealing(JdbcClient database, Seal seal, Collection<SealedTable> tables) {
        this.database = database;
        this.seal = seal;
        this.tables = List.copyOf(tables);
    }

    /**
     * All that there is.
     *
     * @return how many rows
     */
    int all() {
        return tables.stream().mapToInt(this::all).sum();
    }

    private int all(SealedTable table) {
        var rows = database.sql(
                        "select " + table.key() + ", master, sealed from " + table.name() + " where master <> ?")
                .param(seal.master())
                .query((row, n) -> new Row(
                        row.getObject(table.key()), new Sealed(row.getString("master"), row.getBytes("sealed"))))
                .list();
        for (var row : rows) again(table, row);
        return rows.size();
    }

    /** What was stored anew meanwhile stays as it is. */
    private void again(SealedTable table, Row row) {
        var about = table.about(row.key());
        var again = seal.seal(about, seal.open(about, row.sealed()));
        database.sql("update " + table.name() + " set master = ?, sealed = ? where " + table.key()
                        + " = ? and master = ?")
                .params(again.master(), again.bytes(), row.key(), row.sealed().master())
                .update();
    }

    private record Row(Object key, Sealed sealed) {}
}
