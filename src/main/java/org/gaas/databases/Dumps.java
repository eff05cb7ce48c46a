package org.gaas.databases;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gaas.engine.Progress;
import org.gaas.fleet.Environment.Kept;
import org.gaas.fleet.Policy;
import org.gaas.installations.Archive;
import org.gaas.installations.Archives;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Operation;
import org.springframework.stereotype.Component;

/**
 * Dumps of an installation's databases, and the way back. What "the database" means is all of them, at one moment. Dumps
 * are made on their server, in a folder of the desk's.
 */
@Component
public class Dumps {
    private final Installations installations;
    private final Policy policy;
    private final Databases databases;
    private final DatabaseNames names;
    private final Archives archives;
    private final Fulfilment fulfilment;

    Dumps(
            Installations installations,
            Policy policy,
            Databases databases,
            DatabaseNames names,
            Archives archives,
            Fulfilment fulfilment) {
        this.installations = installations;
        this.policy = policy;
        this.databases = databases;
        this.names = names;
        this.archives = archives;
        this.fulfilment = fulfilment;
    }

    /** Starts, or attaches; does nothing where the policy keeps no databases, there are none, or its archive is sealed. */
    public void begin(InstallationId id, String operation) {
        wanted(id).ifPresent(installation -> {
            archives.packs(installation, Part.DATABASE, operation);
            dump(installation, Archive.folderOf(installation), operation);
        });
    }

    /**
     * Starts a dump, or attaches to it; {@link #progress} tells how far it is.
     *
     * @param folder for the pieces, below the root of the databases' server
     * @param operation unique on that server
     */
    public void dump(Installation installation, String folder, String operation) {
        fulfilment.hostOf(installation, Part.DATABASE).begin(operation, databases.dump(installation, folder));
    }

    /**
     * Starts to count all rows of an installation's databases and to make checksums of their tables, or attaches to it.
     *
     * @param file below the root of the databases' server; its folder exists
     * @param operation unique on that server
     */
    public void tally(Installation installation, String file, String operation) {
        fulfilment.hostOf(installation, Part.DATABASE).begin(operation, databases.tally(installation, file));
    }

    /** What was counted. */
    public List<TableTally> tallied(Installation installation, String file) {
        var host = fulfilment.hostOf(installation, Part.DATABASE);
        var lines = new ByteArrayOutputStream();
        host.run(Command.of("cat", "--", host.path(file)).looking(), lines).expect("what was counted in " + file);
        return Databases.tallied(installation, lines.toString(StandardCharsets.UTF_8));
    }

    /** What a piece of a dump is called that {@link #restore} reads, by the suffixes of an installation's databases. */
    public Map<String, String> pieces(Installation installation) {
        var pieces = new TreeMap<String, String>();
        for (var suffix : databases.suffixes(installation))
            pieces.put(suffix, DatabaseServer.Piece.of(DatabaseName.of(installation.id(), suffix)));
        return pieces;
    }

    /**
     * Starts to bring a dump back, or attaches. All databases get what was dumped, or all stay as they were: they change
     * places by one statement, after which views, triggers, routines and events are made anew. Nobody should work with
     * the application meanwhile: what it writes until then is replaced.
     *
     * @param folder with the pieces, below the root of the databases' server
     * @param source whose dump it is: the installation itself, or another of the same application
     * @param places what the descriptor's texts may say, {@link Databases#places} among it
     * @param operation unique on that server
     */
    public void restore(
            Installation installation,
            String folder,
            Installation source,
            Map<String, String> places,
            String operation) {
        restore(installation, folder, source, databases.suffixes(installation), places, operation);
    }

    /**
     * The same for some of the databases.
     *
     * @param suffixes what they are called behind the installation's name
     */
    public void restore(
            Installation installation,
            String folder,
            Installation source,
            Set<String> suffixes,
            Map<String, String> places,
            String operation) {
        fulfilment
                .hostOf(installation, Part.DATABASE)
                .begin(operation, databases.restore(installation, folder, source, suffixes, places, operation));
    }

    /**
     * How far a dump or a restore is.
     *
     * @param what for people
     * @throws DumpRefused the dump is not one that may be brought back
     * @throws org.gaas.remote.RemoteFailure it failed otherwise; it may be begun again
     */
    public Progress progress(Installation installation, String operation, String what) {
        var host = fulfilment.hostOf(installation, Part.DATABASE);
        var state = host.poll(operation);
        if (state instanceof Operation.Running running) return running.progress();
        var result = ((Operation.Ended) state).result();
        if (!result.ok())
            DumpRefused.said(host.name(), what, result).ifPresent(refused -> {
                throw refused;
            });
        result.expect(what);
        return Progress.done();
    }

    /**
     * How far it is.
     *
     * @throws org.gaas.remote.RemoteFailure when one could not be dumped as a whole
     */
    public Progress poll(InstallationId id, String operation) {
        var installation = wanted(id);
        if (installation.isEmpty()) return Progress.done();
        return progress(installation.get(), operation, "dumps of the databases of " + id);
    }

    private Optional<Installation> wanted(InstallationId id) {
        var installation = installations.get(id);
        var keeps = policy.environment(installation.environment()).keeps(Kept.DATABASES)
                && installation.parts().containsKey(Part.DATABASE)
                && !archives.isSealed(installation);
        return keeps && !names.of(id).isEmpty() ? Optional.of(installation) : Optional.empty();
    }
}
