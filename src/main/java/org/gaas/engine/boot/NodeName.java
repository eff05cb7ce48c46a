package org.gaas.engine.boot;

import java.util.Optional;
import java.util.UUID;
import org.gaas.engine.CantStart;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the name of a node for one process: the name is also the owner of locks in the engine, so two living nodes
 * must never share it. Whether a node lives is seen by its beats going on, not by comparing clocks.
 */
class NodeName {
    private final JdbcClient database;
    private final String name;
    private final Machine machine;
    private final String incarnation = UUID.randomUUID().toString();

    NodeName(JdbcClient database, String name, Machine machine) {
        this.database = database;
        this.name = name;
        this.machine = machine;
    }

    /**
     * Takes the name.
     *
     * @param patience waits for as long as several beats of a living node take
     * @throws IllegalStateException when another living node has it
     */
    void take(Runnable patience) {
        for (var round = 0; round < 5; round++) {
            var holder = holder();
            if (holder.isEmpty() ? taken() : takenFrom(holder.get(), patience)) return;
        }
        throw refused("several nodes are starting under it");
    }

    /** Shows that this node lives; false when somebody else took its name. */
    boolean beat() {
        return database.sql("update engine_node set beats = beats + 1 where name = ? and incarnation = ?")
                        .params(name, incarnation)
                        .update()
                == 1;
    }

    void giveBack() {
        database.sql("delete from engine_node where name = ? and incarnation = ?")
                .params(name, incarnation)
                .update();
    }

    private boolean taken() {
        try {
            return database.sql("insert into engine_node (name, incarnation, machine, pid, started, beats)"
                                    + " values (?, ?, ?, ?, ?, 0)")
                            .params(name, incarnation, machine.id(), machine.pid(), machine.started())
                            .update()
                    == 1;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    private boolean takenFrom(Holder holder, Runnable patience) {
        if (!machine.saysDead(holder.machine)) {
            patience.run();
            var now = holder();
            if (now.isPresent() && !now.get().equals(holder))
                throw refused("process " + now.get().machine.pid() + " holds it and lives");
            if (now.isEmpty()) return false;
        }
        return database.sql("update engine_node set incarnation = ?, machine = ?, pid = ?, started = ?, beats = 0"
                                + " where name = ? and incarnation = ? and beats = ?")
                        .params(incarnation, machine.id(), machine.pid(), machine.started(), name)
                        .params(holder.incarnation, holder.beats)
                        .update()
                == 1;
    }

    private Optional<Holder> holder() {
        return database.sql("select incarnation, machine, pid, started, beats from engine_node where name = ?")
                .param(name)
                .query((row, i) -> new Holder(
                        row.getString("incarnation"),
                        new Machine(row.getString("machine"), row.getLong("pid"), row.getString("started")),
                        row.getLong("beats")))
                .optional();
    }

    private CantStart refused(String why) {
        return new CantStart(
                "The name '" + name + "' of this node is taken: " + why + ".",
                "Stop that node, or give this one a name of its own: gaas.node (GAAS_NODE).");
    }

    private record Holder(String incarnation, Machine machine, long beats) {}
}
