package org.gaas.fleet;

import java.util.List;
import java.util.function.Predicate;
import org.gaas.engine.EngineDoor;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Operations on servers that may have to be called off. They are noted before they are begun: whoever takes back what
 * they are for finds them, though the desk died before it began them, or begins them too late.
 */
@Component
public class BegunWork {
    private final JdbcClient database;
    private final Fleet fleet;
    private final Predicate<String> isAsked;

    @Autowired
    BegunWork(JdbcClient database, Fleet fleet, EngineDoor door) {
        this(database, fleet, door::asks);
    }

    /**
     * @param isAsked whether a process still asks for the long step of an operation
     */
    public BegunWork(JdbcClient database, Fleet fleet, Predicate<String> isAsked) {
        this.database = database;
        this.fleet = fleet;
        this.isAsked = isAsked;
    }

    /**
     * Notes what is begun next; may be repeated. A process that is taken back first stops asking for it, and then calls
     * off what is noted: so either it is found there, or it is not begun.
     *
     * @param about what it is for
     * @param operation of a long step
     * @throws RemoteFailure {@code CALLED_OFF} when no process asks for it any more
     */
    public void note(String about, ServerName server, String operation) {
        try {
            database.sql("insert into begun_work (about, server, operation) values (?, ?, ?)")
                    .params(about, server.value(), operation)
                    .update();
        } catch (DuplicateKeyException repeated) {
            // it is noted already
        }
        if (!isAsked.test(operation))
            throw RemoteFailure.of(
                    Reason.CALLED_OFF, server.value(), "operation " + operation, "its process went on without it");
    }

    /**
     * Nothing of it is begun any more; what runs goes on to its end.
     *
     * @return whether nothing of it runs; a server that is lost or retired runs nothing
     */
    public boolean callOff(String about) {
        var rest = true;
        for (var one : noted(about))
            rest &= !isThere(one.server()) || fleet.host(one.server()).callOff(one.operation());
        return rest;
    }

    /**
     * The same, where nothing can be done before it rests.
     *
     * @param wanted what is to be done
     * @param why what it meets that runs
     * @throws RemoteFailure {@code LOCKED} while something of it runs: may be tried again
     */
    public void callOff(String about, String wanted, String why) {
        var servers = servers(about);
        if (!callOff(about))
            throw RemoteFailure.of(Reason.LOCKED, servers.get(0).value(), wanted, why);
    }

    /** Servers that still are there, and on which something of it was begun, or was about to be. */
    public List<ServerName> servers(String about) {
        return noted(about).stream()
                .map(Noted::server)
                .distinct()
                .filter(this::isThere)
                .toList();
    }

    /** It is of no interest any more. */
    public void forget(String about) {
        database.sql("delete from begun_work where about = ?").param(about).update();
    }

    private boolean isThere(ServerName server) {
        return fleet.find(server)
                .map(Server::state)
                .filter(state -> state != Server.State.LOST && state != Server.State.RETIRED)
                .isPresent();
    }

    private record Noted(ServerName server, String operation) {}

    private List<Noted> noted(String about) {
        return database.sql("select server, operation from begun_work where about = ? order by server, operation")
                .param(about)
                .query((row, n) -> new Noted(new ServerName(row.getString("server")), row.getString("operation")))
                .list();
    }
}
