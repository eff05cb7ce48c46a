package org.gaas.installations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Fences;
import org.gaas.engine.Progress;
import org.gaas.engine.Var;
import org.gaas.fleet.BegunWork;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.Policy;
import org.gaas.fleet.Server;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Archive.Piece;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Fragment;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.ShFunction;
import org.gaas.remote.TextFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of installations that are gone, as the policy of their environment says: what, and until when. */
@Component
public class Archives {
    /** When an archive is removed: a moment in ISO 8601, for the timer. */
    public static final Var<String> ENDS_AT = Var.text("archiveEndsAt");

    /** FOLDER: size, checksum and name of each piece. */
    private static final ShFunction PIECES = ShFunction.of("installations_pieces", """
            [ -d "$1" ] || return 0
            cd -- "$1" || return 1
            for installations_piece in *.gz; do
                [ -f "$installations_piece" ] || continue
                read -r installations_sum installations_rest <"$installations_piece.sum" ||
                    { echo "$installations_piece has no checksum" >&2; return 1; }
                echo "$(stat -c %s -- "$installations_piece") $installations_sum $installations_piece"
            done""");

    private final Installations installations;
    private final Customers customers;
    private final Policy policy;
    private final Fleet fleet;
    private final Fences fences;
    private final Trail trail;
    private final Clock clock;
    private final ZoneId zone;
    private final BegunWork begun;
    private final ArchiveRows rows;

    Archives(
            Installations installations,
            Customers customers,
            Policy policy,
            Fleet fleet,
            Fences fences,
            Trail trail,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone,
            BegunWork begun,
            JdbcClient database) {
        this.installations = installations;
        this.customers = customers;
        this.policy = policy;
        this.fleet = fleet;
        this.fences = fences;
        this.trail = trail;
        this.clock = clock;
        this.zone = zone;
        this.begun = begun;
        this.rows = new ArchiveRows(database);
    }

    /** The archive of an installation, also when it was removed meanwhile. */
    public Optional<Archive> of(Installation installation) {
        return rows.find(installation.number());
    }

    /** Whether what is kept of an installation is packed for good: nothing is added or packed again. */
    public boolean isSealed(Installation installation) {
        return of(installation).isPresent();
    }

    /**
     * Notes that something of an archive is packed next.
     *
     * @param operation of a long step
     * @throws org.gaas.remote.RemoteFailure {@code CALLED_OFF} when no process asks for it any more
     */
    public void packs(Installation installation, Part part, String operation) {
        begun.note(Archive.folderOf(installation), installation.on(part), operation);
    }

    /** What is being packed comes to its end, and nothing more of it begins. */
    public Progress ended(InstallationId id) {
        return begun.callOff(Archive.folderOf(installations.get(id)))
                ? Progress.done()
                : Progress.running(0, 0, "waiting for the end of what is being packed");
    }

    /** When an archive is removed: in the morning after its last day. */
    public String endOf(Archive archive) {
        return archive.until().plusDays(1).atTime(6, 0).atZone(zone).toInstant().toString();
    }

    /**
     * Writes the manifest beside what was packed, and from then on knows the archive. Does nothing where nothing was
     * packed; a sealed one stays as it is.
     */
    public void seal(InstallationId id) {
        seal(id, Optional.empty());
    }

    /**
     * The same, kept for as long as somebody agreed.
     *
     * @param days empty: what the policy says
     */
    public void seal(InstallationId id, Optional<Integer> days) {
        var installation = installations.get(id);
        if (of(installation).isPresent()) return;
        var pieces = new ArrayList<Piece>();
        for (var server : new HashSet<>(installation.parts().values())) pieces.addAll(pieces(server, installation));
        policy.environment(installation.environment())
                .archive()
                .filter(kept -> !pieces.isEmpty())
                .map(kept -> new Environment.Archive(kept.keep(), days.orElse(kept.days())))
                .ifPresent(kept -> seal(installation, kept, pieces));
    }

    /** Removes an archive whose time is over, wherever it lies; gone already is as good. */
    public void remove(InstallationId id, long number) {
        var archive = rows.find(number).filter(one -> one.removed().isEmpty());
        archive.ifPresent(one -> {
            for (var server : one.servers()) {
                var lost = fleet.server(server).state() == Server.State.LOST;
                if (!lost) fulfil(server, one.folder(), List.of(new Absent(one.folder())));
                trail.record(Entry.change("remove-archive", server.value())
                        .about(id.value())
                        .subject(one.folder())
                        .detail("kept until " + one.until() + (lost ? ", but lost with its server before" : "")));
            }
            rows.markRemoved(number, clock.instant());
        });
    }

    /** Of an installation that stays after all: what was packed goes, and may be packed anew; perhaps again. */
    public void discard(InstallationId id) {
        var installation = installations.get(id);
        var folder = Archive.folderOf(installation);
        for (var server : new HashSet<>(installation.parts().values())) {
            fulfil(server, folder, List.of(new Absent(folder)));
            if (isSealed(installation))
                trail.record(Entry.change("discard-archive", server.value())
                        .about(id.value())
                        .subject(folder));
        }
        rows.delete(installation.number());
        begun.forget(folder);
    }

    private void seal(Installation installation, Environment.Archive kept, List<Piece> pieces) {
        var now = clock.instant();
        var until = kept.until(LocalDate.ofInstant(now, zone));
        var archive = new Archive(Archive.folderOf(installation), now, until, Optional.empty(), pieces);
        var manifest = new Manifest(installation, installation.customer().flatMap(customers::find), archive);
        for (var server : archive.servers()) {
            fulfil(
                    server,
                    archive.folder(),
                    List.of(
                            new Directory(Layout.ARCHIVES, Owner.DESK, "0700"),
                            new Directory(archive.folder(), Owner.DESK, "0700"),
                            new TextFile(archive.folder() + "/manifest.json", Owner.DESK, "0600", manifest.json())));
            trail.record(Entry.change("archive", server.value())
                    .about(installation.id().value())
                    .subject(archive.folder())
                    .detail(manifest.brief(server)));
        }
        rows.insert(installation.number(), archive);
        begun.forget(archive.folder());
    }

    private List<Piece> pieces(ServerName server, Installation installation) {
        var look = Command.of(Fragment.call(PIECES).path(Archive.folderOf(installation)))
                .looking();
        return fleet.host(server)
                .run(look)
                .expect("a list of what was packed of " + installation.id())
                .out()
                .lines()
                .map(line -> line.split(" ", 3))
                .map(words -> new Piece(server, words[2], Long.parseLong(words[0]), words[1]))
                .toList();
    }

    /** Under a lock of its own: the installation's name may be another's by now. */
    private void fulfil(ServerName server, String folder, List<Desired> wishes) {
        var lock = new Lock("archive." + folder.replaceFirst(".*/", ""), fences.next());
        fleet.host(server).converge(lock, wishes).orThrow();
    }
}
