package org.gaas.databases;

import static java.util.stream.Collectors.toSet;
import static org.gaas.databases.DatabaseServer.Settings.PASSWORD;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gaas.applications.Applications;
import org.gaas.applications.Descriptor;
import org.gaas.fleet.Adapters;
import org.gaas.fleet.Fleet;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Source;
import org.gaas.remote.TextFile;
import org.springframework.stereotype.Component;

/** The databases of installations: what should be there, and what they answer. */
@Component
public class Databases {
    private final Adapters<DatabaseServer> kinds;
    private final Fleet fleet;
    private final Installations installations;
    private final Applications applications;
    private final Fulfilment fulfilment;
    private final DatabaseNames names;

    public Databases(
            List<DatabaseServer> kinds,
            Fleet fleet,
            Installations installations,
            Applications applications,
            Fulfilment fulfilment,
            DatabaseNames names) {
        this.kinds = new Adapters<>("database server", kinds, DatabaseServer::platform);
        this.fleet = fleet;
        this.installations = installations;
        this.applications = applications;
        this.fulfilment = fulfilment;
        this.names = names;
    }

    /** Makes the databases that are not there yet. */
    public void create(InstallationId id) {
        var installation = installations.get(id);
        takeNames(installation);
        fulfilment.fulfil(installation, Part.DATABASE, schemas(installation, descriptor(installation)));
    }

    /** Takes the names of its databases before they are made: what takes the installation away must know them. */
    public void takeNames(Installation installation) {
        names.take(installation.id(), namesOf(installation.id(), descriptor(installation)));
    }

    /** Drops the databases that are its own, and the account; gone already is as good. */
    public void drop(InstallationId id) {
        var installation = installations.get(id);
        var own = names.of(id);
        if (own.isEmpty()) return;
        if (installation.parts().containsKey(Part.DATABASE))
            fulfilment.fulfil(
                    installation, Part.DATABASE, List.of(kind(installation).gone(own, account(installation))));
        names.release(id);
    }

    /**
     * What is still there of an installation that should be gone, found by looking at the server: databases, accounts,
     * rights.
     */
    public List<String> remains(Installation installation) {
        if (!installation.parts().containsKey(Part.DATABASE)) return List.of();
        var prefix = DatabaseName.of(installation.id(), "").value();
        return run(installation, Part.DATABASE, kind(installation).traces(prefix, account(installation)))
                .lines()
                .filter(found ->
                        !found.startsWith("database ") || !names.anothers(installation.id(), found.substring(9)))
                .toList();
    }

    /** The databases that an installation has without asking for more. */
    public List<DatabaseName> namesOf(InstallationId installation, Descriptor descriptor) {
        return descriptor.databases().stream()
                .filter(database -> !database.optional())
                .map(database -> DatabaseName.of(installation, database.suffix()))
                .toList();
    }

    /** What a descriptor's texts may say about the databases, by place; the password stays a place. */
    public Map<String, String> places(Installation installation, Descriptor descriptor) {
        if (descriptor.databases().isEmpty()) return Map.of();
        var endpoint = endpoint(installation);
        var places = new HashMap<String, String>();
        places.put("database.host", endpoint.host());
        places.put("database.port", Integer.toString(endpoint.port()));
        places.put("database.user", account(installation).user());
        places.put("database.password", PASSWORD);
        for (var database : descriptor.databases())
            places.put(
                    "database." + database.suffix() + ".name",
                    DatabaseName.of(installation.id(), database.suffix()).value());
        return Map.copyOf(places);
    }

    /** The schemas. */
    public List<Desired> schemas(Installation installation, Descriptor descriptor) {
        var names = namesOf(installation.id(), descriptor);
        return names.isEmpty() ? List.of() : List.of(kind(installation).exist(names));
    }

    /**
     * The settings files, and the account that one of them speaks of.
     *
     * @param places what the descriptor's texts may say, {@link #places} among it
     * @throws org.gaas.engine.Failure {@code DATABASES_ELSEWHERE} web part and databases are not on one server
     */
    public List<Desired> settings(Installation installation, Descriptor descriptor, Map<String, String> places) {
        return descriptor.settings().stream()
                .map(file -> settings(installation, descriptor, file, places))
                .toList();
    }

    /**
     * Asks a database, as the application and from where it runs: there are its settings.
     *
     * @param suffix what the descriptor calls it
     * @param places what the descriptor's texts may say, {@link #places} among it
     * @return the answer without the last line end: rows by lines, columns by tabs
     * @throws org.gaas.remote.RemoteFailure when the server can't be asked, or does not understand the question
     */
    public String ask(Installation installation, String suffix, Map<String, String> places, String question) {
        return run(installation, Part.WEB, kind(installation).ask(login(installation, suffix, places), question))
                .stripTrailing();
    }

    /**
     * Runs statements that the application brings along, as the application and from where it runs.
     *
     * @param what for people
     * @param places what the descriptor's texts may say, {@link #places} among it
     * @throws org.gaas.remote.RemoteFailure when one of them fails
     */
    public void load(
            Installation installation, String suffix, Map<String, String> places, String what, Source statements) {
        fulfilment
                .hostOf(installation, Part.WEB)
                .run(kind(installation).load(login(installation, suffix, places), statements))
                .expect(what);
    }

    /**
     * For how long the server of an installation's databases has been up.
     *
     * @throws org.gaas.remote.RemoteFailure when it does not answer
     */
    public Duration upFor(Installation installation) {
        var words = run(installation, Part.DATABASE, kind(installation).uptime())
                .strip()
                .split("\\s+");
        return Duration.ofSeconds(Long.parseLong(words[words.length - 1]));
    }

    /** All that is in its databases, as pieces in a folder of their server. */
    Command dump(Installation installation, String folder) {
        return kind(installation).dump(folder, names.of(installation.id()));
    }

    /** How its databases are made, and the rows of these tables only; by the suffix of their database. */
    Command extract(Installation installation, String folder, Map<String, Set<String>> rowsOf) {
        return kind(installation).extract(folder, named(installation, rowsOf));
    }

    /**
     * All tables of an installation that are in these databases, and how many rows those have that are named.
     *
     * @param rowsOf by the suffix of their database; one that is not there has no tables
     * @throws org.gaas.remote.RemoteFailure the server does not answer
     */
    public List<TableRows> count(Installation installation, Map<String, Set<String>> rowsOf) {
        var named = named(installation, rowsOf);
        if (named.isEmpty()) return List.of();
        return rows(
                installation,
                run(installation, Part.DATABASE, kind(installation).count(named)));
    }

    /** What is in all tables of all its databases, into a file of their server. */
    Command tally(Installation installation, String file) {
        return kind(installation).tally(file, names.of(installation.id()));
    }

    /** What such a file says. */
    static List<TableTally> tallied(Installation installation, String lines) {
        var prefix = DatabaseName.of(installation.id(), "").value().length();
        var sums = new HashMap<String, String>();
        for (var line : lines.lines().toList()) {
            var words = line.split("\t");
            if (words.length == 2 && words[1].matches("[0-9]+")) sums.put(words[0], words[1]);
        }
        return lines.lines()
                .map(line -> line.split("\t"))
                .filter(words -> words.length == 3)
                .map(words -> new TableTally(
                        words[0].substring(prefix),
                        words[1],
                        Long.parseLong(words[2]),
                        Optional.ofNullable(sums.get(words[0] + "." + words[1]))))
                .toList();
    }

    /** Lines with database, table and rows. */
    static List<TableRows> rows(Installation installation, String lines) {
        var prefix = DatabaseName.of(installation.id(), "").value().length();
        return lines.lines()
                .map(line -> line.split("\t"))
                .map(words -> new TableRows(
                        words[0].substring(prefix),
                        words[1],
                        words[2].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[2]))))
                .toList();
    }

    private Map<DatabaseName, Set<String>> named(Installation installation, Map<String, Set<String>> rowsOf) {
        var there = names.of(installation.id());
        var named = new HashMap<DatabaseName, Set<String>>();
        rowsOf.forEach((suffix, tables) -> {
            var name = DatabaseName.of(installation.id(), suffix);
            if (there.contains(name)) named.put(name, tables);
        });
        return named;
    }

    /** Its databases from the pieces that were dumped of another's, or of its own, in a folder of their server. */
    Command restore(
            Installation installation,
            String folder,
            Installation source,
            Set<String> suffixes,
            Map<String, String> places,
            String operation) {
        var prefix = DatabaseName.of(installation.id(), "").value().length();
        var own = names.of(installation.id()).stream()
                .filter(name -> suffixes.contains(name.value().substring(prefix)))
                .toList();
        var server = installation.on(Part.DATABASE);
        return kind(installation)
                .restore(new DatabaseServer.Restoring(
                        operation,
                        Layout.home(installation.id()) + "/.restore",
                        folder,
                        kind(installation).endpoint(server, server),
                        account(source),
                        login(installation, own.get(0).value().substring(prefix), places),
                        own.stream()
                                .map(name -> new DatabaseServer.Piece(
                                        DatabaseServer.Piece.of(DatabaseName.of(
                                                source.id(), name.value().substring(prefix))),
                                        name))
                                .toList()));
    }

    /** What its databases are called behind its own name. */
    Set<String> suffixes(Installation installation) {
        var prefix = DatabaseName.of(installation.id(), "").value().length();
        return names.of(installation.id()).stream()
                .map(name -> name.value().substring(prefix))
                .collect(toSet());
    }

    private String run(Installation installation, Part from, Command command) {
        return fulfilment
                .hostOf(installation, from)
                .run(command)
                .expect("an answer from the databases of " + installation.id())
                .out();
    }

    private Desired settings(
            Installation installation,
            Descriptor descriptor,
            Descriptor.SettingsFile file,
            Map<String, String> places) {
        var settings = filled(installation, descriptor, file, places);
        if (settings.template().contains(PASSWORD)) {
            if (!installation.on(Part.WEB).equals(installation.on(Part.DATABASE)))
                throw new DatabasesElsewhere(installation);
            return kind(installation).reachable(settings);
        }
        return new TextFile(settings.path(), settings.owner(), "0640", settings.template()).actingAs(settings.hand());
    }

    private DatabaseServer.Settings filled(
            Installation installation,
            Descriptor descriptor,
            Descriptor.SettingsFile file,
            Map<String, String> places) {
        var layout = new Layout(installation.id(), descriptor);
        return new DatabaseServer.Settings(
                Layout.shared(installation.id(), file.path()),
                Layout.home(installation.id()) + "/.settings.seal",
                layout.keeper(file.path()),
                layout.hand(file.path()),
                file.template().with(places),
                account(installation),
                namesOf(installation.id(), descriptor));
    }

    /** Every descriptor with databases has one file with the password. */
    private DatabaseServer.Login login(Installation installation, String suffix, Map<String, String> places) {
        var descriptor = descriptor(installation);
        var settings = descriptor.settings().stream()
                .map(file -> filled(installation, descriptor, file, places))
                .filter(file -> file.template().contains(PASSWORD))
                .findFirst()
                .orElseThrow();
        return new DatabaseServer.Login(settings, endpoint(installation), DatabaseName.of(installation.id(), suffix));
    }

    private Descriptor descriptor(Installation installation) {
        return applications.describe(installation.application().orElseThrow());
    }

    private Account account(Installation installation) {
        return Account.of(installation.id(), endpoint(installation).accountHost());
    }

    private DatabaseServer.Endpoint endpoint(Installation installation) {
        return kind(installation).endpoint(installation.on(Part.DATABASE), installation.on(Part.WEB));
    }

    DatabaseServer kind(Installation installation) {
        return kinds.on(fleet.server(installation.on(Part.DATABASE)));
    }
}
