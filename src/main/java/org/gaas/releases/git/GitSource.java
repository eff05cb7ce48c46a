package org.gaas.releases.git;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.FoundTag;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Revision;
import org.gaas.releases.Source;
import org.gaas.releases.TreeSink;
import org.gaas.releases.Watch;
import org.gaas.releases.net.CheckedHttp;
import org.gaas.releases.net.Sockets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Releases from Git, by JGit: https and ssh; http and files where the allow-list has them. */
@Component
public class GitSource implements Source {
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "file");
    /** Where a commit is kept that no tag leads to. */
    private static final String KEPT = "refs/gaas/";

    private final AllowedRepositories allowed;
    private final Remote remote;
    private final Caches caches;

    /**
     * @param folder where what was fetched is kept, to fetch less the next time
     */
    @Autowired
    public GitSource(AllowedRepositories allowed, @Value("${gaas.home}/git") Path folder) {
        this(allowed, folder, Socket::new, CheckedHttp.usualTls());
    }

    GitSource(AllowedRepositories allowed, Path folder, Sockets sockets, SSLContext tls) {
        Surroundings.shut();
        this.allowed = allowed;
        this.remote = new Remote(allowed, sockets, tls);
        this.caches = new Caches(folder);
    }

    @Override
    public boolean serves(Repository repository) {
        return SCHEMES.contains(repository.scheme()) && !allowed.isSubversion(repository);
    }

    @Override
    public List<FoundTag> tags(Repository repository) throws ReleaseRefused {
        return talking(repository, "the tags of " + repository, () -> {
            var tags = new ArrayList<FoundTag>();
            for (var ref : remote.refs(repository, Constants.R_TAGS)) {
                if (!ref.getName().startsWith(Constants.R_TAGS)) continue;
                var name = ref.getName().substring(Constants.R_TAGS.length());
                // what can't be named can't be released: not listed either
                if (Tag.allowed(name)) tags.add(new FoundTag(new Tag(name), commit(ref), Optional.empty()));
            }
            return tags;
        });
    }

    @Override
    public Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused {
        var tagName = Constants.R_TAGS + ref;
        var branchName = Constants.R_HEADS + ref;
        var refs = talking(repository, ref + " of " + repository, () -> remote.refs(repository, tagName, branchName));
        var tag = refs.stream().filter(found -> found.getName().equals(tagName)).findFirst();
        if (tag.isPresent()) return new Revision(repository, ref, commit(tag.get()), Revision.Kind.TAG);
        var branch = refs.stream()
                .filter(found -> found.getName().equals(branchName))
                .findFirst();
        var hex = ref.value().matches("[0-9a-f]{7,64}");
        if (tagsOnly && (branch.isPresent() || hex)) throw ReleaseRefused.notATag(repository, ref, tags(repository));
        if (branch.isPresent()) return new Revision(repository, ref, commit(branch.get()), Revision.Kind.BRANCH);
        if (Commit.allowed(ref.value()))
            return new Revision(repository, ref, new Commit(ref.value()), Revision.Kind.COMMIT);
        throw ReleaseRefused.tagNotFound(repository, ref, tags(repository));
    }

    @Override
    public void export(Revision revision, TreeSink sink, Watch watch) throws ReleaseRefused {
        var repository = revision.repository();
        talking(
                repository,
                revision.ref() + " of " + repository,
                () -> caches.alone(repository, cache -> {
                    if (!holds(cache, revision)) fetch(cache, revision, watch);
                    new TreeReader(cache).read(revision.commit(), sink, watch);
                    return null;
                }));
    }

    /** Whether the cache has the whole tree: references move after everything that they lead to has arrived. */
    private static boolean holds(org.eclipse.jgit.lib.Repository cache, Revision revision) throws IOException {
        var ref = cache.exactRef(keptAs(revision));
        return ref != null && revision.commit().value().equals(peeled(cache, ref));
    }

    private void fetch(org.eclipse.jgit.lib.Repository cache, Revision revision, Watch watch)
            throws IOException, ReleaseRefused {
        var told = new FetchWatch(watch, allowed.settings().longest());
        if (revision.tagged()) {
            var tag = Constants.R_TAGS + revision.ref();
            remote.fetch(revision.repository(), cache, new RefSpec("+" + tag + ":" + tag), 1, told);
            if (!holds(cache, revision)) throw ReleaseRefused.tagMoved(revision);
            return;
        }
        try {
            var exactly = new RefSpec("+" + revision.commit() + ":" + keptAs(revision));
            remote.fetch(revision.repository(), cache, exactly, 1, told);
        } catch (IOException notByItsId) {
            // many servers hand out a commit only with a branch that leads to it
            remote.fetch(revision.repository(), cache, new RefSpec("+refs/heads/*:refs/heads/*"), 0, told);
            keep(cache, revision);
        }
    }

    private static void keep(org.eclipse.jgit.lib.Repository cache, Revision revision)
            throws IOException, ReleaseRefused {
        var id = ObjectId.fromString(revision.commit().value());
        if (!cache.getObjectDatabase().has(id)) throw ReleaseRefused.commitNotFound(revision);
        var ref = cache.updateRef(keptAs(revision));
        ref.setNewObjectId(id);
        ref.forceUpdate();
    }

    private static String keptAs(Revision revision) {
        return revision.tagged() ? Constants.R_TAGS + revision.ref() : KEPT + revision.commit();
    }

    private static String peeled(org.eclipse.jgit.lib.Repository cache, Ref ref) throws IOException {
        try (var walk = new RevWalk(cache)) {
            return walk.peel(walk.parseAny(ref.getObjectId())).getName();
        }
    }

    private static Commit commit(Ref ref) {
        var id = ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
        return new Commit(id.getName());
    }

    private <T> T talking(Repository repository, String wanted, Talk<T> talk) throws ReleaseRefused {
        try {
            allowed.check(repository);
            return talk.answer();
        } catch (ReleaseRefused no) {
            throw no;
        } catch (InvalidInput no) {
            throw ReleaseRefused.because(no);
        } catch (IOException | RuntimeException trouble) {
            throw Troubles.of(repository, "could not get " + wanted, trouble);
        }
    }

    @FunctionalInterface
    private interface Talk<T> {
        T answer() throws IOException, ReleaseRefused;
    }
}
