package org.gaas.databases;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.fleet.BegunWork;
import org.gaas.installations.Archive;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Owner;
import org.gaas.remote.RemoteFailure;
import org.springframework.stereotype.Component;

/**
 * Dumps with the rows of some tables only. They are made on the server of their databases, may be carried to another, and
 * are found on both when they go.
 */
@Component
public class Extracts {
    /** Where they lie on servers, each in a folder of its own; for the desk only. */
    public static final String ROOT = Layout.BASE + "/.extracts";

    private final Databases databases;
    private final Fulfilment fulfilment;
    private final BegunWork begun;

    Extracts(Databases databases, Fulfilment fulfilment, BegunWork begun) {
        this.databases = databases;
        this.fulfilment = fulfilment;
        this.begun = begun;
    }

    /**
     * Starts a dump of how the databases are made and of the rows of some tables only, or attaches to it.
     *
     * @param folder for the pieces, below the root of the databases' server, in {@link #ROOT}
     * @param rowsOf by the suffix of their database
     * @param operation of a long step
     */
    public void begin(Installation installation, String folder, Map<String, Set<String>> rowsOf, String operation) {
        comes(installation, folder, operation);
        takeRoom(installation);
        fulfilment
                .hostOf(installation, Part.DATABASE)
                .begin(operation, databases.extract(installation, folder, rowsOf));
    }

    /** What went along with an extract. */
    public List<TableRows> rows(Installation installation, String folder) {
        var host = fulfilment.hostOf(installation, Part.DATABASE);
        var rows = host.run(Command.of("cat", "--", host.path(folder + "/" + DatabaseServer.ROWS))
                        .looking())
                .expect("what went along with " + folder);
        return Databases.rows(installation, rows.out());
    }

    /**
     * Notes that an extract comes to the server of an installation's databases, so that it is found there by
     * {@link #discard}.
     *
     * @param operation of the long step that brings it
     */
    public void comes(Installation installation, String folder, String operation) {
        begun.note(folder, installation.on(Part.DATABASE), operation);
    }

    /**
     * Removes an extract from wherever it was made or came to, whatever became of whose it is. Gone already is as good.
     *
     * @throws RemoteFailure {@code LOCKED} when it is still being made or brought in: may be tried again
     */
    public void discard(String folder) {
        var servers = begun.servers(folder);
        begun.callOff(folder, "no extract " + folder, "it is in use");
        servers.forEach(server -> fulfilment.clear(server, folder));
        begun.forget(folder);
    }

    /**
     * Carries an extract, or another dump, to the server of another installation's databases, by way of the desk, which
     * keeps nothing of it. May take long: not for a step.
     *
     * @param folder on the other server
     * @param suffixes what those of the databases are called behind the source's name that go along
     */
    public void carry(
            Installation source, String from, Installation installation, String folder, Set<String> suffixes) {
        var there = fulfilment.hostOf(installation, Part.DATABASE);
        takeRoom(installation);
        there.run(Command.of("mkdir", "-p", "-m", "0700", there.path(folder))).expect("a folder for dumps");
        for (var name : suffixes.stream()
                .map(suffix -> DatabaseName.of(source.id(), suffix))
                .toList())
            for (var file : List.of(DatabaseServer.Piece.of(name), DatabaseServer.Piece.of(name) + Archive.CHECKSUM))
                new Carriage(fulfilment.hostOf(source, Part.DATABASE), from + "/" + file)
                        .to(there, folder + "/" + file);
    }

    private void takeRoom(Installation installation) {
        fulfilment.fulfil(installation, Part.DATABASE, List.of(new Directory(ROOT, Owner.DESK, "0700")));
    }
}
