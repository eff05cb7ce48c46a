package org.gaas.releases.svn;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
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
import org.tmatesoft.svn.core.SVNException;

/**
 * Releases from Subversion, by SVNKit: https, svn and svn+ssh; http and files where the allow-list has them. What Git
 * calls a commit is here the revision in which a tag's folder last changed: a tag that is changed is another.
 */
@Component
public class SvnSource implements Source {
    private final AllowedRepositories allowed;
    private final SubversionSettings settings;
    private final Path folder;
    private final Sockets sockets;
    private final SSLContext tls;

    /**
     * @param folder where large files wait on their way
     */
    @Autowired
    SvnSource(AllowedRepositories allowed, SubversionSettings settings, @Value("${gaas.home}/svn") Path folder) {
        this(allowed, settings, folder, Socket::new, CheckedHttp.usualTls());
    }

    SvnSource(AllowedRepositories allowed, SubversionSettings settings, Path folder, Sockets sockets, SSLContext tls) {
        Way.open();
        this.allowed = allowed;
        this.settings = settings;
        this.folder = folder;
        this.sockets = sockets;
        this.tls = tls;
    }

    @Override
    public boolean serves(Repository repository) {
        return allowed.isSubversion(repository);
    }

    @Override
    public List<FoundTag> tags(Repository repository) throws ReleaseRefused {
        return talking(repository, "the tags of " + repository, Watch.none(), SvnSource::tags);
    }

    @Override
    public Revision resolve(Repository repository, Tag ref, boolean tagsOnly) throws ReleaseRefused {
        return talking(repository, ref + " of " + repository, Watch.none(), session -> {
            var tag = session.tag(ref);
            if (tag.isPresent()) return new Revision(repository, ref, commit(tag.get()), Revision.Kind.TAG);
            var branch = session.branch(ref);
            var revision = ref.value().matches("r[0-9]{1,9}");
            if (tagsOnly && (branch.isPresent() || revision))
                throw ReleaseRefused.notATag(repository, ref, tags(session));
            if (branch.isPresent()) return new Revision(repository, ref, commit(branch.get()), Revision.Kind.BRANCH);
            if (revision) return new Revision(repository, ref, new Commit(ref.value()), Revision.Kind.COMMIT);
            mustFit(session, repository);
            throw ReleaseRefused.tagNotFound(repository, ref, tags(session));
        });
    }

    @Override
    public void export(Revision revision, TreeSink sink, Watch watch) throws ReleaseRefused {
        var repository = revision.repository();
        talking(repository, revision.ref() + " of " + repository, watch, session -> {
            var path = path(session, revision);
            var number = number(revision.commit());
            var keywords = new Keywords(session.location(path), session.root());
            var spool = new Spool(folder);
            try {
                var editor = new ExportEditor(sink, spool, keywords, allowed.settings(), watch);
                receive(session, path, number, editor);
                editor.hand();
                return null;
            } finally {
                spool.end();
            }
        });
    }

    private static void receive(Session session, String path, long number, ExportEditor editor)
            throws SVNException, ReleaseRefused {
        try {
            session.export(path, number, editor);
        } catch (SVNException | RuntimeException e) {
            if (editor.objection().isPresent())
                throw Way.trouble(editor.objection().get());
            throw e;
        }
    }

    /** The folder to export. A tag must still be what it was when it was resolved. */
    private static String path(Session session, Revision revision) throws SVNException, ReleaseRefused {
        var number = number(revision.commit());
        return switch (revision.kind()) {
            case TAG ->
                session.tag(revision.ref())
                        .filter(tag -> tag.revision() == number)
                        .orElseThrow(() -> ReleaseRefused.tagMoved(revision))
                        .path();
            case BRANCH ->
                session.branch(revision.ref())
                        .orElseThrow(() -> ReleaseRefused.commitNotFound(revision))
                        .path();
            case COMMIT ->
                session.trunkAt(number)
                        .orElseThrow(() -> ReleaseRefused.commitNotFound(revision))
                        .path();
        };
    }

    private static List<FoundTag> tags(Session session) throws SVNException {
        var tags = new ArrayList<FoundTag>();
        for (var found : session.tags())
            // what can't be named can't be released: not listed either
            if (Tag.allowed(found.name()))
                tags.add(new FoundTag(
                        new Tag(found.name()),
                        commit(found),
                        Optional.ofNullable(found.entry().getDate()).map(java.util.Date::toInstant)));
        return tags;
    }

    private static void mustFit(Session session, Repository repository) throws SVNException, ReleaseRefused {
        if (session.fitsLayout()) return;
        throw new ReleaseRefused(
                "repository",
                "REPO_LAYOUT_UNKNOWN",
                "must be the folder above trunk, branches and tags; " + repository + " has none of them"
                        + " (an administrator sets other layouts in gaas.subversion)");
    }

    private static Commit commit(Session.Found found) {
        return new Commit("r" + found.revision());
    }

    /** Of what is no revision of Subversion: one that can't be. */
    private static long number(Commit commit) {
        return commit.value().startsWith("r") ? Long.parseLong(commit.value().substring(1)) : Long.MAX_VALUE;
    }

    private <T> T talking(Repository repository, String wanted, Watch watch, Talk<T> talk) throws ReleaseRefused {
        try {
            allowed.check(repository);
            var way = new Way(allowed, repository, sockets, tls);
            try (var session = Session.open(way, settings.of(repository), watch)) {
                return talk.answer(session);
            }
        } catch (ReleaseRefused no) {
            throw no;
        } catch (InvalidInput no) {
            throw ReleaseRefused.because(no);
        } catch (SVNException | IOException | RuntimeException trouble) {
            throw Troubles.of(repository, "could not get " + wanted, trouble);
        }
    }

    @FunctionalInterface
    private interface Talk<T> {
        T answer(Session session) throws SVNException, IOException, ReleaseRefused;
    }
}
