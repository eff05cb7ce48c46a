package org.gaas.production;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gaas.databases.Databases;
import org.gaas.databases.Dumps;
import org.gaas.databases.Extracts;
import org.gaas.databases.Restores;
import org.gaas.databases.TableRows;
import org.gaas.engine.Progress;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.onboarding.Wishes;
import org.gaas.production.SetUpTable.Kind;
import org.springframework.stereotype.Component;

/**
 * How a trial was set up goes on to both halves of its production: all its tables, but rows of those only that the
 * descriptor calls set-up data, and small files that it calls so too. Dumped once, at one moment, on the trial's server;
 * brought to each half as a whole or not at all; nobody's patients are among it.
 */
@Component
public class SetUpData {
    private final ProductionOrders orders;
    private final SetUpTables tables;
    private final SetUpFiles files;
    private final Installations installations;
    private final Wishes wishes;
    private final Databases databases;
    private final Extracts extracts;
    private final Dumps dumps;
    private final Restores restores;

    SetUpData(
            ProductionOrders orders,
            SetUpTables tables,
            SetUpFiles files,
            Installations installations,
            Wishes wishes,
            Databases databases,
            Extracts extracts,
            Dumps dumps,
            Restores restores) {
        this.orders = orders;
        this.tables = tables;
        this.files = files;
        this.installations = installations;
        this.wishes = wishes;
        this.databases = databases;
        this.extracts = extracts;
        this.dumps = dumps;
        this.restores = restores;
    }

    /** Looks what there is, so that people know what they approve; nothing where nothing goes on, or is there any more. */
    public void count(long number) {
        var order = orders.numbered(number);
        var found = new ArrayList<SetUpTable>();
        order.trial().map(installations::numbered).filter(SetUpData::isThere).ifPresent(trial -> {
            var known = classes(order);
            for (var table : databases.count(trial, rowsOf(known))) found.add(classified(table, known));
            files.take(number, trial, installations.numbered(order.production()));
        });
        tables.store(number, found);
    }

    /** Nothing goes on: both halves begin empty. */
    public void leave(long number) {
        orders.without(number);
        tables.store(number, List.of());
        files.forget(number);
    }

    /**
     * Starts the dump, or attaches to it; does nothing where nothing goes on.
     *
     * @throws SetUpDataGone the trial is not there any more
     */
    public void dump(long number, String operation) throws SetUpDataGone {
        var order = orders.numbered(number);
        if (order.trial().isEmpty()) return;
        var trial = installations.numbered(order.trial().get());
        if (!isThere(trial)) throw new SetUpDataGone(trial);
        count(number);
        if (goesOn(number)) extracts.begin(trial, folder(number), rowsOf(classes(order)), operation);
    }

    /** How far the dump is; what went along is known afterwards. */
    public Progress dumped(long number, String operation) {
        if (!goesOn(number)) return Progress.done();
        var order = orders.numbered(number);
        var trial = installations.numbered(order.trial().orElseThrow());
        var progress = dumps.progress(trial, operation, "a dump of the set-up data of " + trial.id());
        if (progress instanceof Progress.Done) store(number, extracts.rows(trial, folder(number)));
        return progress;
    }

    /** Carries the dump to the server of one half and starts to bring it in, or attaches to that. */
    public void copy(long number, InstallationId half, String operation) {
        var installation = installations.get(half);
        if (isThrough(number, installation)) return;
        var trial = installations.numbered(orders.numbered(number).trial().orElseThrow());
        var parts = parts(number);
        extracts.comes(installation, folder(number, half), operation);
        extracts.carry(trial, folder(number), installation, folder(number, half), parts);
        // that may have taken long: a half that goes meanwhile gets no databases any more
        restores.comes(installation, operation);
        dumps.restore(installation, folder(number, half), trial, parts, wishes.places(installation), operation);
    }

    /**
     * How far that is; what arrived is counted.
     *
     * @throws SetUpDataLost not all of it is there
     */
    public Progress copied(long number, InstallationId half, String operation) {
        var installation = installations.get(half);
        if (isThrough(number, installation)) return Progress.done();
        var progress = dumps.progress(installation, operation, "the set-up data for " + half);
        if (!(progress instanceof Progress.Done)) return progress;
        compare(number, installation);
        files.place(number, installation);
        tables.copied(number, installation);
        restores.came(installation);
        extracts.discard(folder(number, half));
        return progress;
    }

    /**
     * The dump is not needed any more, though its trial may be gone, or nothing go on; what was carried of it to halves
     * that were given up, neither.
     */
    public void discard(long number) {
        var order = orders.numbered(number);
        files.forget(number);
        extracts.discard(folder(number));
        for (var half : List.of(order.production(), order.acceptance()))
            extracts.discard(folder(number, installations.numbered(half).id()));
    }

    private void compare(long number, Installation half) {
        var sent = rows(tables.of(number));
        var arrived = new HashMap<String, Long>();
        for (var table : databases.count(half, rowsOf(number)))
            if (table.rows().isPresent())
                arrived.put(table.database() + "." + table.table(), table.rows().getAsLong());
        if (!arrived.equals(sent)) throw new SetUpDataLost(half.id().value(), words(sent), words(arrived));
    }

    private static Map<String, Long> rows(List<SetUpTable> all) {
        var rows = new HashMap<String, Long>();
        for (var table : all) if (table.kind() == Kind.SETUP) rows.put(table.part() + "." + table.name(), table.rows());
        return rows;
    }

    private static String words(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(joining(", "));
    }

    /** The dump has a line for each table with rows; what has none there is empty. */
    private void store(long number, List<TableRows> dumped) {
        var rows = new HashMap<String, Long>();
        for (var one : dumped)
            rows.put(one.database() + "." + one.table(), one.rows().orElse(0));
        tables.store(
                number,
                tables.of(number).stream()
                        .map(table -> new SetUpTable(
                                table.part(),
                                table.name(),
                                table.kind(),
                                rows.getOrDefault(table.part() + "." + table.name(), 0L)))
                        .toList());
    }

    private boolean isThrough(long number, Installation half) {
        return !goesOn(number) || tables.has(number, half);
    }

    private boolean goesOn(long number) {
        return tables.of(number).stream().anyMatch(table -> table.kind() == Kind.SETUP);
    }

    private static boolean isThere(Installation trial) {
        return trial.state() == Installation.State.INSTALLED;
    }

    private SetUpTable classified(TableRows table, Map<String, Classes> known) {
        return new SetUpTable(
                table.database(),
                table.table(),
                known.get(table.database()).kindOf(table.table()),
                table.rows().orElse(0));
    }

    /** What the descriptor of the release says that goes to production. */
    private Map<String, Classes> classes(ProductionOrder order) {
        var classes = new HashMap<String, Classes>();
        for (var database :
                wishes.descriptor(installations.numbered(order.production())).databases())
            if (!database.optional())
                classes.put(
                        database.suffix(),
                        new Classes(database.tables().setup(), database.tables().patients()));
        return classes;
    }

    private record Classes(Set<String> setup, Set<String> patients) {
        Kind kindOf(String table) {
            if (setup.contains(table)) return Kind.SETUP;
            return patients.contains(table) ? Kind.PATIENTS : Kind.UNCLASSIFIED;
        }
    }

    private static Map<String, Set<String>> rowsOf(Map<String, Classes> classes) {
        var rowsOf = new HashMap<String, Set<String>>();
        classes.forEach((part, tables) -> rowsOf.put(part, tables.setup()));
        return rowsOf;
    }

    private Map<String, Set<String>> rowsOf(long number) {
        var rowsOf = new HashMap<String, Set<String>>();
        for (var table : tables.of(number))
            if (table.kind() == Kind.SETUP)
                rowsOf.computeIfAbsent(table.part(), part -> new HashSet<>()).add(table.name());
        return rowsOf;
    }

    private Set<String> parts(long number) {
        return tables.of(number).stream().map(SetUpTable::part).collect(toSet());
    }

    private static String folder(long number) {
        return Extracts.ROOT + "/" + number;
    }

    /** Both halves may be on the trial's server. */
    private static String folder(long number, InstallationId half) {
        return folder(number) + "." + half;
    }
}
