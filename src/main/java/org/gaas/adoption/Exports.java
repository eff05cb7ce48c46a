package org.gaas.adoption;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.databases.Dumps;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Fences;
import org.gaas.engine.Progress;
import org.gaas.fleet.Fleet;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.onboarding.Wishes;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Directory;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Operation;
import org.gaas.remote.Owner;
import org.springframework.stereotype.Component;

/**
 * What is brought of the old site: into a folder of the desk's on the server of the production, where hosting puts it. It
 * is looked through before anything of it is loaded, and goes when it is not needed any more.
 */
@Component
public class Exports {
    private static final String ROOM = Layout.BASE + "/.adoptions";
    private static final String CLOSED = "0700";

    private final Adoptions adoptions;
    private final AdoptionRows rows;
    private final AdoptionPlan plan;
    private final Rounds rounds;
    private final Wishes wishes;
    private final Dumps dumps;
    private final Fulfilment fulfilment;
    private final Fleet fleet;
    private final Fences fences;

    Exports(
            Adoptions adoptions,
            AdoptionRows rows,
            AdoptionPlan plan,
            Rounds rounds,
            Wishes wishes,
            Dumps dumps,
            Fulfilment fulfilment,
            Fleet fleet,
            Fences fences) {
        this.adoptions = adoptions;
        this.rows = rows;
        this.plan = plan;
        this.rounds = rounds;
        this.wishes = wishes;
        this.dumps = dumps;
        this.fulfilment = fulfilment;
        this.fleet = fleet;
        this.fences = fences;
    }

    /**
     * Makes room for what is brought.
     *
     * @throws ApprovalVoid it is not what was approved any more
     * @throws AdoptionWithdrawn the production is not dark any more
     */
    public void prepare(long number) throws ApprovalVoid, AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        plan.require(adoption);
        rows.place(number, production.on(Part.WEB));
        fulfilment.fulfil(
                production,
                Part.WEB,
                List.of(
                        new Directory(ROOM, Owner.DESK, CLOSED),
                        new Directory(folder(adoption), Owner.DESK, CLOSED),
                        new Directory(brought(adoption), Owner.DESK, CLOSED)));
    }

    /**
     * Looks through the archive of files, and starts to look at all others, or attaches to that. May take long.
     *
     * @throws ExportRefused something of it must not be loaded
     * @throws AdoptionWithdrawn the production is not dark any more
     */
    public void check(long number, String operation) throws ExportRefused, AdoptionWithdrawn {
        var adoption = adoptions.numbered(number);
        var production = adoptions.dark(adoption);
        var call = Fragment.call(AdoptionScripts.CHECK).path(brought(adoption)).path(load(adoption));
        adoptions.begins(adoption, operation);
        for (var file : files(production).entrySet()) call = call.text(file.getKey(), file.getValue());
        host(adoption).begin(operation, Command.of(call));
    }

    /**
     * How far that is; afterwards it is known what the old site counted.
     *
     * @throws ExportRefused something of it must not be loaded
     */
    public Progress checked(long number, String operation) throws ExportRefused {
        var adoption = adoptions.numbered(number);
        var host = host(adoption);
        if (host.poll(operation) instanceof Operation.Ended ended) {
            refuse(ended.result().out());
            ended.result().expect("the files of an export");
            read(adoption, host);
            return Progress.done();
        }
        return Progress.running(0, 0, "looking at checksums");
    }

    /** What lies of it on its server goes; perhaps again. */
    public void discard(long number) {
        var adoption = adoptions.numbered(number);
        if (adoption.server().isEmpty()) return;
        var production = adoptions.production(adoption);
        host(adoption)
                .converge(
                        Lock.installation(production.id().value(), fences.next()),
                        List.of(new Absent(folder(adoption))))
                .orThrow();
    }

    private void read(Adoption adoption, Host host) throws ExportRefused {
        var production = adoptions.production(adoption);
        var filled = filled(production);
        var made = ExportFacts.made(Streamed.text(host, brought(adoption) + "/" + ExportFacts.MADE));
        // the old site tells whole seconds
        if (adoption.oldClosed()
                .map(closed -> closed.truncatedTo(ChronoUnit.SECONDS))
                .filter(made::isBefore)
                .isPresent())
            throw new ExportRefused(
                    "EXPORT_TOO_OLD",
                    "it was made at " + made + ", before the old site was closed at "
                            + adoption.oldClosed().get() + ": bring one that was made afterwards");
        var tables = ExportFacts.tables(
                Streamed.text(host, brought(adoption) + "/" + ExportFacts.TABLES),
                dumps.pieces(production).keySet());
        var archives = new Archives(filled.directories(), filled.settings(), ArchiveLimits.USUAL);
        Optional<Archives.Contents> contents = filled.isEmpty()
                ? Optional.empty()
                : Optional.of(Streamed.look(host, brought(adoption) + "/" + Archives.FILES, archives::look));
        rounds.told(adoption, made, contents, tables);
    }

    private static void refuse(String said) throws ExportRefused {
        for (var line : said.lines().toList())
            if (line.matches("EXPORT_[A-Z]+: .*"))
                throw new ExportRefused(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(": ") + 2));
    }

    /** What must be there, and what pieces of dumps are called when they are loaded. */
    Map<String, String> files(Installation production) {
        var files = new TreeMap<String, String>();
        files.put(ExportFacts.MADE, "-");
        files.put(ExportFacts.TABLES, "-");
        if (!filled(production).isEmpty()) {
            files.put(Archives.FILES, "-");
            files.put(ExportFacts.FILES, "-");
        }
        dumps.pieces(production).forEach((suffix, piece) -> files.put(suffix + ".sql.gz", piece));
        return files;
    }

    Filled filled(Installation production) {
        return Filled.of(production.id(), wishes.descriptor(production));
    }

    Host host(Adoption adoption) {
        return fleet.host(adoption.server().orElseThrow());
    }

    /** All that lies there for an adoption. */
    static String folder(Adoption adoption) {
        return ROOM + "/" + adoption.number();
    }

    /** Where hosting puts what is brought. */
    static String brought(Adoption adoption) {
        return folder(adoption) + "/brought";
    }

    /** Pieces of dumps under the names that they are loaded by. */
    static String load(Adoption adoption) {
        return folder(adoption) + "/load";
    }

    /** What was in the installation before anything came. */
    static String before(Adoption adoption) {
        return folder(adoption) + "/before";
    }
}
