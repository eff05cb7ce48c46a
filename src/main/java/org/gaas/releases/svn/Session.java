package org.gaas.releases.svn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.Watch;
import org.gaas.releases.svn.SubversionSettings.Layout;
import org.tmatesoft.svn.core.SVNCancelException;
import org.tmatesoft.svn.core.SVNDepth;
import org.tmatesoft.svn.core.SVNDirEntry;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNLogEntry;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.SVNProperties;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.io.ISVNEditor;
import org.tmatesoft.svn.core.io.ISVNSession;
import org.tmatesoft.svn.core.io.SVNRepository;
import org.tmatesoft.svn.core.io.SVNRepositoryFactory;

/** One conversation with one repository, at its newest revision. */
final class Session implements AutoCloseable {
    private static final int ENTRY =
            SVNDirEntry.DIRENT_KIND | SVNDirEntry.DIRENT_CREATED_REVISION | SVNDirEntry.DIRENT_TIME;
    private static final int DEEPEST = 3;

    private final SVNRepository repository;
    private final Layout layout;
    private final long head;

    private Session(SVNRepository repository, Layout layout) throws SVNException {
        this.repository = repository;
        this.layout = layout;
        this.head = repository.getLatestRevision();
    }

    static Session open(Way way, Layout layout, Watch watch) throws SVNException {
        var session = SVNRepositoryFactory.create(url(way.allowed(), way.repository()), ISVNSession.KEEP_ALIVE);
        session.setAuthenticationManager(way);
        var longest = way.allowed().settings().longest();
        var ends = System.nanoTime() + longest.toNanos();
        session.setCanceller(() -> goOn(watch, ends, longest));
        try {
            return new Session(session, layout);
        } catch (SVNException | RuntimeException e) {
            session.closeSession();
            throw e;
        }
    }

    /** A folder that a tag or branch is. */
    record Found(String name, String path, SVNDirEntry entry) {
        long revision() {
            return entry.getRevision();
        }
    }

    /** All tags; those in folders of tags with the folder's name before their own. */
    List<Found> tags() throws SVNException {
        var found = new ArrayList<Found>();
        list(layout.tags(), "", 1, found);
        return found;
    }

    /** Whether anything is where the layout says. */
    boolean fitsLayout() throws SVNException {
        for (var folder : List.of(layout.trunk(), layout.branches(), layout.tags()))
            if (folder(folder, head).isPresent()) return true;
        return false;
    }

    Optional<Found> tag(Tag ref) throws SVNException {
        return named(layout.tags(), ref);
    }

    Optional<Found> branch(Tag ref) throws SVNException {
        if (!ref.value().equals(layout.trunk())) return named(layout.branches(), ref);
        return folder(layout.trunk(), head).map(entry -> new Found(ref.value(), layout.trunk(), entry));
    }

    /** The trunk as it was. */
    Optional<Found> trunkAt(long revision) throws SVNException {
        if (revision > head) return Optional.empty();
        return folder(layout.trunk(), revision).map(entry -> new Found("r" + revision, layout.trunk(), entry));
    }

    /** Has the server send a folder as it was in a revision, in one answer. */
    void export(String path, long revision, ISVNEditor editor) throws SVNException {
        repository.setLocation(location(path), false);
        repository.update(
                revision,
                null,
                SVNDepth.INFINITY,
                false,
                reporter -> {
                    reporter.setPath("", null, revision, SVNDepth.INFINITY, true);
                    reporter.finishReport();
                },
                editor);
    }

    SVNURL location(String path) throws SVNException {
        return repository.getLocation().appendPath(path, false);
    }

    SVNURL root() throws SVNException {
        return repository.getRepositoryRoot(true);
    }

    private Optional<Found> named(String above, Tag ref) throws SVNException {
        var path = above + "/" + ref;
        var entry = folder(path, head);
        // a folder inside a tag is no tag, nor is a folder of tags
        for (var end = path.indexOf('/', above.length() + 1);
                end > 0 && entry.isPresent();
                end = path.indexOf('/', end + 1)) if (!holdsTags(path.substring(0, end))) return Optional.empty();
        if (entry.isEmpty() || mayHoldTags(ref.value()) && holdsTags(path)) return Optional.empty();
        return Optional.of(new Found(ref.value(), path, entry.get()));
    }

    private void list(String folder, String prefix, int depth, List<Found> found) throws SVNException {
        for (var entry : entries(folder)) {
            if (entry.getKind() != SVNNodeKind.DIR) continue;
            var path = folder + "/" + entry.getName();
            var name = prefix + entry.getName();
            if (depth < DEEPEST && mayHoldTags(entry.getName()) && holdsTags(path))
                list(path, name + "/", depth + 1, found);
            else found.add(new Found(name, path, entry));
        }
    }

    /** Only names without a digit are worth a closer look: it takes two requests. */
    private static boolean mayHoldTags(String name) {
        return name.chars().noneMatch(Character::isDigit);
    }

    /** Tags are copies; a folder that was made empty and has only folders in it is one of tags. */
    private boolean holdsTags(String path) throws SVNException {
        var entries = entries(path);
        if (entries.isEmpty() || entries.stream().anyMatch(entry -> entry.getKind() != SVNNodeKind.DIR)) return false;
        var first = new ArrayList<SVNLogEntry>();
        repository.log(new String[] {path}, 0, head, true, true, 1, first::add);
        return first.stream()
                .flatMap(entry -> entry.getChangedPaths().values().stream())
                .noneMatch(change -> change.getPath().endsWith("/" + path) && change.getCopyPath() != null);
    }

    private List<SVNDirEntry> entries(String path) throws SVNException {
        var entries = new ArrayList<SVNDirEntry>();
        try {
            repository.getDir(path, head, (SVNProperties) null, ENTRY, entries::add);
        } catch (SVNException e) {
            if (!isMissing(e)) throw e;
        }
        return entries;
    }

    private Optional<SVNDirEntry> folder(String path, long revision) throws SVNException {
        try {
            return Optional.ofNullable(repository.info(path, revision))
                    .filter(entry -> entry.getKind() == SVNNodeKind.DIR);
        } catch (SVNException e) {
            if (isMissing(e)) return Optional.empty();
            throw e;
        }
    }

    private static boolean isMissing(SVNException e) {
        var code = e.getErrorMessage().getErrorCode();
        return code == SVNErrorCode.FS_NOT_FOUND
                || code == SVNErrorCode.FS_NOT_DIRECTORY
                || code == SVNErrorCode.RA_DAV_PATH_NOT_FOUND;
    }

    private static SVNURL url(AllowedRepositories allowed, Repository repository) throws SVNException {
        if (!repository.scheme().equals("file"))
            return SVNURL.parseURIEncoded(repository.value().replaceFirst("/+$", ""));
        var folder = allowed.checkFile(repository);
        var asked = java.nio.file.Path.of(repository.path().replace("%20", " ")).normalize();
        var there = asked;
        var rest = "";
        while (!java.nio.file.Files.exists(there)) {
            rest = "/" + there.getFileName() + rest;
            there = there.getParent();
        }
        return SVNURL.fromFile(folder.toFile()).appendPath(rest, false);
    }

    private static void goOn(Watch watch, long ends, Duration longest) throws SVNCancelException {
        if (watch.cancelled()) throw new SVNCancelException();
        if (System.nanoTime() > ends)
            throw new SVNCancelException(org.tmatesoft.svn.core.SVNErrorMessage.create(
                    SVNErrorCode.CANCELLED, "it took longer than " + longest.toMinutes() + " minutes"));
    }

    @Override
    public void close() {
        repository.closeSession();
    }
}
