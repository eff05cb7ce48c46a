package org.gaas.releases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.gaas.fleet.Fleet;
import org.gaas.releases.BuildRecords.Built;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Source;
import org.springframework.stereotype.Component;

/** What goes out to be built, and what comes back: between this desk's store and the host for builds. */
@Component
class BuildOutcomes {
    private static final Duration BRINGING = Duration.ofHours(2);

    private final Artefacts artefacts;
    private final AllowedRepositories limits;
    private final BuildRecords records;
    private final Fleet fleet;

    BuildOutcomes(Artefacts artefacts, AllowedRepositories limits, BuildRecords records, Fleet fleet) {
        this.artefacts = artefacts;
        this.limits = limits;
        this.records = records;
        this.fleet = fleet;
    }

    /** How many bytes an archive may have so that its files may be a release: each comes with a head and some room. */
    long mostBytes() {
        return limits.settings().mostBytes() + 4096 * limits.settings().mostFiles();
    }

    /** All files of an artefact that is on this desk, as one archive. */
    Source asTar(String artefact) {
        return () -> TarStream.of(artefacts.entries(artefact).map(this::inTar));
    }

    /** The build that this artefact is the outcome of. */
    Optional<Built> of(String artefact) {
        return records.withOutcome(artefact);
    }

    /**
     * Brings an outcome here that another desk, or this one long ago, had built.
     *
     * @throws IllegalStateException its host does not keep it any more
     */
    void bring(Built built, Watch watch) throws ReleaseRefused {
        var place = new BuildPlace(built.key());
        var host = fleet.host(built.server());
        var there = host.run(
                Command.of(Fragment.run("test", "-f").path(place.kept())).looking());
        if (!there.ok())
            throw new IllegalStateException("this desk lacks the outcome of a build, and " + built.server()
                    + ", where it was built, keeps it no longer: copy the folder artefacts of the desk that built it,"
                    + " or build a new tag");
        var again = keep(host, place, watch);
        if (!again.id().equals(built.artefact().id()))
            throw new IllegalStateException("the outcome of a build that " + built.server() + " keeps was changed: it"
                    + " was artefact " + built.artefact().id() + " and is " + again.id() + " now; build a new tag");
    }

    /** Makes an artefact of what a build left on its host. */
    Artefact keep(Host host, BuildPlace place, Watch watch) throws ReleaseRefused {
        try (var writer = artefacts.writer(limits.settings())) {
            var spool = artefacts.temporary();
            try {
                watch.progress(0, 0, "bringing what was built");
                try (var out = Files.newOutputStream(spool)) {
                    cat(host, place, out);
                }
                new TarTree(spool, limits.settings()).hand(writer, watch);
                return writer.finish();
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new SourceFailure(
                    SourceFailure.Reason.DESK_STORAGE,
                    "desk",
                    "could not keep what was built on " + host.name(),
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private TarStream.Entry inTar(ManifestEntry entry) {
        if (entry.mode() == FileMode.LINK) return new TarStream.Entry.Link(entry.path(), artefacts.target(entry));
        var mode = entry.mode() == FileMode.EXECUTABLE ? 0755 : 0644;
        return new TarStream.Entry.File(entry.path(), mode, entry.size(), () -> artefacts.content(entry));
    }

    private static void cat(Host host, BuildPlace place, OutputStream out) {
        host.run(
                        Command.of(Fragment.run("cat").path(place.kept()))
                                .within(BRINGING)
                                .looking(),
                        out)
                .expect("the outcome of the build " + place.kept());
    }
}
