package org.gaas.releases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.springframework.stereotype.Component;

/** From a name in a repository to an artefact: what was resolved is remembered, what was fetched is kept. */
@Component
public class Releases {
    /** Revisions share locks by their hash: two different ones seldom wait for each other. */
    private static final int LOCKS = 64;

    private static final int SMALL = 1 << 20;

    private final List<Source> sources;
    private final AllowedRepositories allowed;
    private final Artefacts artefacts;
    private final ReleaseRecords records;
    private final BuildOutcomes built;
    private final List<ReentrantLock> fetching =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    Releases(
            List<Source> sources,
            AllowedRepositories allowed,
            Artefacts artefacts,
            ReleaseRecords records,
            BuildOutcomes built) {
        this.sources = sources;
        this.allowed = allowed;
        this.artefacts = artefacts;
        this.records = records;
        this.built = built;
    }

    /**
     * Looks at the URL only, for doors: opens no connection.
     *
     * @throws org.gaas.engine.InvalidInput REPO_SCHEME_NOT_ALLOWED or REPO_HOST_NOT_ALLOWLISTED
     */
    public void check(Repository repository) {
        allowed.check(repository);
    }

    /**
     * The repository's tags, the newest-looking first.
     *
     * @throws ReleaseRefused the repository may not be used
     * @throws SourceFailure it can't be read
     */
    public List<FoundTag> tags(Repository repository) throws ReleaseRefused {
        return source(repository).tags(repository).stream()
                .sorted(Comparator.comparing(FoundTag::name, TagOrder.NEWEST_LOOKING_FIRST))
                .toList();
    }

    /**
     * What a name stands for, now and from now on.
     *
     * @param tagsOnly refuse branches and commits, as production always does
     * @throws ReleaseRefused TAG_NOT_FOUND, REF_NOT_A_TAG, TAG_MOVED when it is not what it was the first time, or the
     *     repository may not be used
     * @throws SourceFailure the repository can't be read
     */
    public Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused {
        var revision = source(repository).resolve(repository, ref, tagsOnly);
        if (!revision.tagged()) return revision;
        var first = records.firstCommitOf(revision);
        if (first.equals(revision.commit())) return revision;
        throw new ReleaseRefused(
                "tag",
                "TAG_MOVED",
                "must stay where it was: " + ref + " was commit " + first.brief() + " when it was first used, and is "
                        + revision.commit().brief() + " now; make a new tag");
    }

    /**
     * The artefact of a revision, fetched when it is not here yet; the same thing asked for twice at the same time is
     * fetched once.
     *
     * @throws ReleaseRefused the tag moved, or the tree holds what is not shipped
     * @throws SourceFailure the repository can't be read, or the desk has no space
     */
    public Artefact fetch(Revision revision, Watch watch) throws ReleaseRefused {
        var alone = fetching.get(Math.floorMod(revision.hashCode(), LOCKS));
        alone.lock();
        try {
            var known = records.artefactOf(revision);
            if (known.isPresent() && artefacts.complete(known.get().id())) return known.get();
            var artefact = export(revision, watch);
            records.add(revision, artefact);
            return artefact;
        } finally {
            alone.unlock();
        }
    }

    /**
     * Makes sure that the artefact is on this desk: another node may have fetched it.
     *
     * @throws ReleaseRefused as {@link #fetch}
     * @throws IllegalArgumentException nobody ever fetched it
     */
    public void bringHere(String artefact, Watch watch) throws ReleaseRefused {
        if (artefacts.complete(artefact)) return;
        var build = built.of(artefact);
        if (build.isPresent()) {
            built.bring(build.get(), watch);
            return;
        }
        var origins = records.originsOf(artefact);
        if (origins.isEmpty()) throw new IllegalArgumentException("no artefact was ever recorded as " + artefact);
        var last = origins.size() - 1;
        for (var origin : origins.subList(0, last)) if (broughtFrom(origin, artefact, watch)) return;
        requireAgain(origins.get(last), artefact, watch);
    }

    /** A repository that was left may be gone: another may have the same files. */
    private boolean broughtFrom(Revision origin, String artefact, Watch watch) {
        try {
            requireAgain(origin, artefact, watch);
            return true;
        } catch (ReleaseRefused | SourceFailure | IllegalStateException notThere) {
            return false;
        }
    }

    private void requireAgain(Revision origin, String artefact, Watch watch) throws ReleaseRefused {
        var again = fetch(origin, watch);
        if (!again.id().equals(artefact))
            throw new IllegalStateException(origin + " was artefact " + artefact + " and is " + again.id() + " now");
    }

    /**
     * What a tag was in a repository that a project left, it has to be in the one that it has now: the same commit, or the
     * same files. A tag that nothing was ever made of there, is nothing yet.
     *
     * @param artefact the revision's
     * @throws ReleaseRefused {@code TAG_MOVED}
     */
    void requireSame(Revision revision, Artefact artefact, List<Repository> others) throws ReleaseRefused {
        if (!revision.tagged()) return;
        for (var other : others) {
            var first = records.commitOf(other, revision.ref());
            if (first.isEmpty()) continue;
            var there = new Revision(other, revision.ref(), first.get(), Revision.Kind.TAG);
            if (sameCommit(there, revision)) continue;
            var known = records.artefactOf(there);
            if (known.filter(one -> !one.id().equals(artefact.id())).isPresent())
                throw ReleaseRefused.differsFrom(there, revision);
        }
    }

    /**
     * How a release looks in another repository. Remembers nothing of its tags: nobody decided yet to use it.
     *
     * @param tags all that the other repository has
     * @throws SourceFailure the other repository can't be read
     */
    Compared compare(Revision used, Repository other, List<FoundTag> tags, Watch watch) {
        var found = tags.stream().filter(tag -> tag.name().equals(used.ref())).findFirst();
        if (found.isEmpty()) return Compared.missing(used);
        var there = new Revision(other, used.ref(), found.get().commit(), Revision.Kind.TAG);
        if (sameCommit(used, there)) return Compared.found(used, there, Compared.Verdict.SAME_COMMIT);
        try {
            var files = fetch(there, watch).id();
            return Compared.found(
                    used,
                    there,
                    files(used, watch)
                            .map(known ->
                                    known.equals(files) ? Compared.Verdict.SAME_FILES : Compared.Verdict.OTHER_FILES)
                            .orElse(Compared.Verdict.UNKNOWN));
        } catch (ReleaseRefused no) {
            return Compared.found(used, there, Compared.Verdict.NOT_SHIPPED);
        }
    }

    /** Which files a release has, if it was ever fetched, or can be fetched again. */
    private Optional<String> files(Revision used, Watch watch) {
        var known = records.artefactOf(used);
        if (known.isPresent()) return known.map(Artefact::id);
        try {
            return Optional.of(fetch(used, watch).id());
        } catch (ReleaseRefused | SourceFailure gone) {
            return Optional.empty();
        }
    }

    /** A Git id names its files, wherever it is; numbers of revisions begin anew in each repository. */
    private static boolean sameCommit(Revision one, Revision other) {
        return one.commit().equals(other.commit()) && one.commit().namesItsFiles();
    }

    /** A revision that was fetched before; one that never was counts as untagged. */
    Revision revision(Repository repository, Tag ref, Commit commit) {
        var tagged = new Revision(repository, ref, commit, Revision.Kind.TAG);
        return records.recorded(tagged).orElse(new Revision(repository, ref, commit, Revision.Kind.COMMIT));
    }

    /**
     * A file of an artefact that is on this desk or can be brought here.
     *
     * @throws IllegalArgumentException the artefact has no such file
     */
    public org.gaas.remote.Source file(String artefact, String path) {
        var entry = entry(artefact, path)
                .orElseThrow(() -> new IllegalArgumentException("the release has no file " + path));
        return () -> artefacts.content(entry);
    }

    /** A small file of an artefact; of one over 1 MB only so much that its reader sees that it is too large. */
    public Optional<byte[]> smallFile(String artefact, String path) {
        return entry(artefact, path).map(entry -> {
            try (var content = artefacts.content(entry)) {
                return content.readNBytes(SMALL + 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Shows each file of an artefact that is on this desk, in the order of the paths' bytes. */
    public void eachFile(String artefact, Consumer<ManifestEntry> looker) {
        try (var entries = artefacts.entries(artefact)) {
            entries.forEach(looker);
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read its manifest " + artefact, e);
        }
    }

    private Optional<ManifestEntry> entry(String artefact, String path) {
        try {
            bringHere(artefact, Watch.none());
            try (var entries = artefacts.entries(artefact)) {
                return entries.filter(entry -> entry.path().equals(path) && entry.mode() != FileMode.LINK)
                        .findFirst();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read its own artefact " + artefact, e);
        } catch (ReleaseRefused no) {
            throw new IllegalStateException("what was fetched once is refused now: " + no.getMessage(), no);
        }
    }

    private Artefact export(Revision revision, Watch watch) throws ReleaseRefused {
        try (var writer = artefacts.writer(allowed.settings())) {
            source(revision.repository()).export(revision, writer, watch);
            return writer.finish();
        } catch (IOException e) {
            throw new SourceFailure(
                    SourceFailure.Reason.DESK_STORAGE,
                    "desk",
                    "could not keep " + revision.ref() + " of " + revision.repository(),
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private Source source(Repository repository) throws ReleaseRefused {
        return sources.stream()
                .filter(source -> source.serves(repository))
                .findFirst()
                .orElseThrow(() -> new ReleaseRefused(
                        "repository",
                        "REPO_SCHEME_NOT_ALLOWED",
                        "must begin with https:// or ssh://, not " + repository.scheme() + ":"));
    }
}
