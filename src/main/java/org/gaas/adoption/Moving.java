package org.gaas.adoption;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.databases.DumpRefused;
import org.gaas.databases.Dumps;
import org.gaas.engine.Failure;
import org.gaas.engine.Progress;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.onboarding.UpgradeUnproven;
import org.gaas.onboarding.Upgrades;
import org.gaas.onboarding.Wishes;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Operation;
import org.gaas.remote.ShFunction;
import org.springframework.stereotype.Component;

/**
 * Brings an export into its production, and what was there before back. All of it may be begun again after a crash, and
 * leads to the same: databases change as a whole, directories are emptied before they are filled.
 */
@Component
public class Moving {
    private static final String FILES_BEFORE = "/" + Archives.FILES;

    private final Adoptions adoptions;
    private final AdoptionRows rows;
    private final Exports exports;
    private final Rounds rounds;
    private final Wishes wishes;
    private final Dumps dumps;
    private final Upgrades upgrades;

    Moving(
            Adoptions adoptions,
            AdoptionRows rows,
            Exports exports,
            Rounds rounds,
            Wishes wishes,
            Dumps dumps,
            Upgrades upgrades) {
        this.adoptions = adoptions;
        this.rows = rows;
        this.exports = exports;
        this.rounds = rounds;
        this.wishes = wishes;
        this.dumps = dumps;
        this.upgrades = upgrades;
    }

    /** Starts to keep what is in the installation, or attaches to that; kept is kept. */
    public void keep(long number, String operation) throws AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        if (adoption.freshKept()) return;
        adoptions.begins(adoption, operation);
        if (!dumps.pieces(production).isEmpty()) dumps.dump(production, Exports.before(adoption), databases(operation));
        files(adoption, production, AdoptionScripts.KEEP, Exports.before(adoption) + FILES_BEFORE, files(operation));
    }

    /** How far that is. */
    public Progress kept(long number, String operation) {
        var adoption = adoptions.numbered(number);
        var production = adoptions.production(adoption);
        if (adoption.freshKept()) return Progress.done();
        var progress = both(adoption, production, operation, "what is in " + production.id());
        if (progress instanceof Progress.Done) rows.freshKept(number);
        return progress;
    }

    /** Starts to load databases and files of the export, or attaches to that. */
    public void load(long number, String operation) throws AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        adoptions.changes(adoption, operation);
        bring(adoption, production, Exports.load(adoption), Exports.brought(adoption) + FILES_BEFORE, operation);
    }

    /**
     * How far that is.
     *
     * @throws ExportRefused a dump is not loaded; the databases are what they were
     */
    public Progress loaded(long number, String operation) throws ExportRefused {
        var adoption = adoptions.numbered(number);
        var production = adoptions.production(adoption);
        try {
            return both(adoption, production, operation, "the databases of " + production.id());
        } catch (DumpRefused no) {
            throw new ExportRefused(no.reason(), no.found() + "; " + no.remedy());
        }
    }

    /** Starts to bring what was loaded to the level of the release, or attaches to that. */
    public void raise(long number, String operation) throws AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        adoptions.changes(adoption, operation);
        upgrades.raise(production, operation);
    }

    /**
     * How far that is.
     *
     * @throws UpgradeUnproven it ended with an error, or without its proof
     */
    public Progress raised(long number, String operation) throws UpgradeUnproven {
        return upgrades.raised(adoptions.production(adoptions.numbered(number)), operation);
    }

    /** Starts to count what is here now, or attaches to that. */
    public void compare(long number, String operation) throws AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        adoptions.begins(adoption, operation);
        if (!dumps.pieces(production).isEmpty()) dumps.tally(production, tally(adoption), databases(operation));
        var filled = exports.filled(production);
        if (filled.isEmpty()) return;
        exports.host(adoption)
                .begin(
                        files(operation),
                        Command.of(Fragment.call(AdoptionScripts.LIST)
                                .path(filled.shared())
                                .text(filled.settingsText(), filled.directoriesText())
                                .path(Exports.brought(adoption) + "/" + ExportFacts.FILES)
                                .path(Exports.folder(adoption) + "/files.found")
                                .acting(Layout.owner(production.id()))));
    }

    /** How far that is; afterwards it can be read how the export compares. */
    public Progress compared(long number, String operation) {
        var adoption = adoptions.numbered(number);
        var production = adoptions.production(adoption);
        var progress = both(adoption, production, operation, "what is in " + production.id() + " now");
        if (!(progress instanceof Progress.Done)) return progress;
        var tables = dumps.pieces(production).isEmpty()
                ? List.<org.gaas.databases.TableTally>of()
                : dumps.tallied(production, tally(adoption));
        rounds.found(adoption, tables, found(adoption, production, operation));
        return Progress.done()
                .with(AdoptionVars.LAST_EXPORT, adoption.oldClosed().isPresent());
    }

    /** Goes on with bringing back what was there before, where that was begun. */
    public void goOnBack(long number, String operation) {
        var adoption = adoptions.numbered(number);
        var production = adoptions.production(adoption);
        if (adoption.backBegun() && !isAsBefore(adoption, production)) back(adoption, production, operation);
    }

    /**
     * Brings back what was there before, as soon as what was begun last has ended: taken back, it goes on, and two at a
     * time would be mixed, or leave what is discarded. What comes too late is begun no more. Where nothing came, nothing
     * goes.
     */
    public Progress putBack(long number, String operation) {
        rows.withdrawing(number);
        var adoption = adoptions.numbered(number);
        var production = adoptions.production(adoption);
        if (production.state() == Installation.State.LOST) return Progress.done();
        if (adoption.backBegun() && !isAsBefore(adoption, production))
            return both(adoption, production, operation, "what was in " + production.id() + " before");
        if (!rests(adoption)) return Progress.running(0, 0, "waiting for the end of what was begun");
        if (isAsBefore(adoption, production)) return Progress.done();
        back(adoption, production, operation);
        rows.backBegun(number);
        return Progress.running(0, 0, "bringing back what was there before");
    }

    /** What is taken away needs nothing back. */
    private static boolean isAsBefore(Adoption adoption, Installation production) {
        return !adoption.touched()
                || production.state() == Installation.State.REMOVING
                || production.state() == Installation.State.REMOVED
                || production.state() == Installation.State.LOST;
    }

    /** Whether nothing of the last that was begun runs, or can begin any more: databases, files, or what is one. */
    private boolean rests(Adoption adoption) {
        return adoption.begun().stream()
                .flatMap(last -> Stream.of(databases(last), files(last), last))
                .map(one -> exports.host(adoption).callOff(one))
                .reduce(true, Boolean::logicalAnd);
    }

    private void back(Adoption adoption, Installation production, String operation) {
        bring(adoption, production, Exports.before(adoption), Exports.before(adoption) + FILES_BEFORE, operation);
    }

    private void bring(Adoption adoption, Installation production, String pieces, String archive, String operation) {
        if (!dumps.pieces(production).isEmpty())
            dumps.restore(production, pieces, production, wishes.places(production), databases(operation));
        files(adoption, production, AdoptionScripts.FILL, archive, files(operation));
    }

    private void files(
            Adoption adoption, Installation production, ShFunction function, String archive, String operation) {
        var filled = exports.filled(production);
        if (filled.isEmpty()) return;
        exports.host(adoption)
                .begin(
                        operation,
                        Command.of(Fragment.call(function)
                                .path(archive)
                                .path(filled.shared())
                                .text(filled.settingsText(), filled.directoriesText())
                                .acting(Layout.owner(production.id()))));
    }

    /** Both have ended before it is said how: nothing of a step goes on when it is over. */
    private Progress both(Adoption adoption, Installation production, String operation, String what) {
        var filled = !exports.filled(production).isEmpty();
        var files = filled ? Optional.of(exports.host(adoption).poll(files(operation))) : Optional.<Operation>empty();
        if (files.isPresent() && files.get() instanceof Operation.Running running) return running.progress();
        if (!dumps.pieces(production).isEmpty()
                && dumps.progress(production, databases(operation), what) instanceof Progress.Running running)
            return running;
        files.ifPresent(state -> ((Operation.Ended) state).result().expect("the files of " + production.id()));
        return Progress.done();
    }

    /**
     * What was listed; that it is what was looked through before it was unpacked, is no difference but a fault.
     */
    private Optional<Rounds.Found> found(Adoption adoption, Installation production, String operation) {
        if (exports.filled(production).isEmpty()) return Optional.empty();
        var result = ((Operation.Ended) exports.host(adoption).poll(files(operation))).result();
        var lines = result.out().lines().toList();
        var looked = rounds.last(adoption).orElseThrow().files().orElseThrow();
        var digest = value(lines, "digest");
        if (!digest.equals(looked.digest()))
            throw new UnpackedOtherwise(exports.host(adoption).name(), production.id());
        return Optional.of(new Rounds.Found(
                Long.parseLong(value(lines, "told")),
                Long.parseLong(value(lines, "differ")),
                lines.stream().filter(line -> line.startsWith("only ")).toList()));
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String tally(Adoption adoption) {
        return Exports.folder(adoption) + "/tables.found";
    }

    private static String databases(String operation) {
        return operation + ".databases";
    }

    private static String files(String operation) {
        return operation + ".files";
    }

    private static final class UnpackedOtherwise extends Failure {
        private static final long serialVersionUID = 1;

        private enum Reason implements Kind {
            UNPACKED_OTHERWISE;

            @Override
            public String remedy() {
                return "Find out what changed the archive or the files meanwhile";
            }

            @Override
            public boolean curableByWaiting() {
                return false;
            }
        }

        UnpackedOtherwise(String server, org.gaas.installations.InstallationId production) {
            super(
                    Reason.UNPACKED_OTHERWISE,
                    server,
                    "the files of " + production + " as they were in the archive that was looked through",
                    "others",
                    null);
        }
    }
}
