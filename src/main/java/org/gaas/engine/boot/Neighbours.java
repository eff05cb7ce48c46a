package org.gaas.engine.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The other nodes on the same database. One whose beats don't go on is dead, or cut off from the database: its steps go
 * to the others at once, instead of after the end of its locks. Should it only have slept, it finds its name gone and
 * stops working; what it was still doing on servers is held off by fencing numbers.
 */
class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    /** One look a second: a node that is silent for this long is not only busy. */
    private static final int PATIENCE = 20;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Consumer<String> release;
    private final String own;
    private final Machine machine;
    private final Map<String, Seen> seen = new HashMap<>();

    /**
     * @param release frees what the node of this name was working on
     */
    Neighbours(
            JdbcClient database,
            TransactionTemplate transaction,
            Consumer<String> release,
            String own,
            Machine machine) {
        this.database = database;
        this.transaction = transaction;
        this.release = release;
        this.own = own;
        this.machine = machine;
    }

    /** Looks at all of them, once a second: only looks count, so nobody's clock matters. */
    void look() {
        var now = others();
        seen.keySet().retainAll(now.stream().map(Other::name).toList());
        for (var other : now) {
            var looks = seen.merge(
                            other.name,
                            new Seen(other.incarnation, other.beats, 0),
                            (before, first) -> before.again(other))
                    .looks;
            if (looks >= PATIENCE || machine.saysDead(other.machine)) bury(other);
        }
    }

    private void bury(Other dead) {
        transaction.executeWithoutResult(status -> {
            var ours = database.sql("delete from engine_node where name = ? and incarnation = ? and beats = ?")
                            .params(dead.name, dead.incarnation, dead.beats)
                            .update()
                    == 1;
            if (!ours) return;
            LOG.warn("the node '{}' gives no sign of life: this one goes on with its work", dead.name);
            release.accept(dead.name);
        });
    }

    private List<Other> others() {
        return database.sql("select name, incarnation, machine, pid, started, beats from engine_node where name <> ?")
                .param(own)
                .query((row, i) -> new Other(
                        row.getString("name"),
                        row.getString("incarnation"),
                        new Machine(row.getString("machine"), row.getLong("pid"), row.getString("started")),
                        row.getLong("beats")))
                .list();
    }

    private record Other(String name, String incarnation, Machine machine, long beats) {}

    /**
     * @param looks how often nothing had changed
     */
    private record Seen(String incarnation, long beats, int looks) {
        Seen again(Other now) {
            return incarnation.equals(now.incarnation) && beats == now.beats
                    ? new Seen(incarnation, beats, looks + 1)
                    : new Seen(now.incarnation, now.beats, 0);
        }
    }
}
