package org.gaas.secrets;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.gaas.engine.CantStart;
import org.gaas.engine.Utc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out at the start, and not on the day of a renewal, whether this node can open what is stored. */
final class MasterKeysAtStart {
    private final JdbcClient database;
    private final Collection<SealedTable> tables;
    private final Clock clock;

    MasterKeysAtStart(JdbcClient database, Collection<SealedTable> tables, Clock clock) {
        this.database = database;
        this.tables = List.copyOf(tables);
        this.clock = clock;
    }

    /**
     * The master keys of this node, made now where the desk has none at all.
     *
     * @throws CantStart they are not those of this database
     */
    MasterKeys in(Path file) {
        var known = ids("select id from sealing_master");
        var found = MasterKeys.in(file);
        if (found.isEmpty() && !known.isEmpty())
            throw new CantStart(
                    "The master key is not at " + file + ", and this database has had one.",
                    "Bring the file back from where its copy is kept, or from another node of this desk.");
        var keys = found.orElseGet(() -> MasterKeys.make(file));
        if (!known.isEmpty() && known.stream().noneMatch(id -> keys.find(id).isPresent())) throw another(file);
        for (var table : tables)
            if (ids("select distinct master from " + table.name()).stream()
                    .anyMatch(id -> keys.find(id).isEmpty())) throw another(file);
        remember(keys.current().id());
        return keys;
    }

    private void remember(String id) {
        if (ids("select id from sealing_master").contains(id)) return;
        try {
            database.sql("insert into sealing_master (id, seen) values (?, ?)")
                    .params(id, Utc.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException anotherNode) {
            // that is what was wanted
        }
    }

    private List<String> ids(String query) {
        return database.sql(query).query(String.class).list();
    }

    private static CantStart another(Path file) {
        return new CantStart(
                "The master key " + file + " is not the one that secrets in this database are sealed with.",
                "Bring the right file back from where its copy is kept, or from another node of this desk; all nodes"
                        + " have the same. A key that was replaced stays in the file, below the new one, until nothing is"
                        + " sealed with it.");
    }
}
