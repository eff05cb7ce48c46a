package org.gaas.releases.svn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gaas.applications.Commit;
import org.gaas.releases.SourceContract;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.SVNPropertyValue;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.auth.BasicAuthenticationManager;
import org.tmatesoft.svn.core.internal.io.fs.FSRepositoryFactory;
import org.tmatesoft.svn.core.io.ISVNEditor;
import org.tmatesoft.svn.core.io.SVNRepository;
import org.tmatesoft.svn.core.io.SVNRepositoryFactory;
import org.tmatesoft.svn.core.io.diff.SVNDeltaGenerator;

/** A Subversion repository that tests fill, without an svn program. Each commit is all of what is in the trunk then. */
public final class SubversionRepository implements SourceContract.Filled {
    final Path folder;
    private final SVNRepository session;
    private final String trunk;
    private final String branches;
    private final String tags;
    private final Set<String> made = new HashSet<>();

    public SubversionRepository(Path folder) {
        this(folder, "trunk", "branches", "tags");
    }

    SubversionRepository(Path folder, String trunk, String branches, String tags) {
        this.folder = folder;
        this.trunk = trunk;
        this.branches = branches;
        this.tags = tags;
        FSRepositoryFactory.setup();
        try {
            SVNURL url = SVNRepositoryFactory.createLocalRepository(folder.toFile(), false, false);
            session = SVNRepositoryFactory.create(url);
            session.setAuthenticationManager(BasicAuthenticationManager.newInstance("dora", "".toCharArray()));
        } catch (SVNException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on a folder that a commit changes. */
    @FunctionalInterface
    interface Change {
        void by(ISVNEditor editor) throws SVNException;
    }

    @Override
    public Commit commit(Map<String, String> files) {
        return commit(files, editor -> {});
    }

    @Override
    public Commit commitWithForeignCode() {
        return commitWithExternals(Map.of("a", "1"), "vendor https://evil.example/vendor");
    }

    /** As {@link #commit(Map)}, and a folder {@code lib} that brings in what is elsewhere. */
    public Commit commitWithExternals(Map<String, String> files, String externals) {
        return commit(files, editor -> {
            editor.addDir(trunk + "/lib", null, -1);
            editor.changeDirProperty(SVNProperty.EXTERNALS, SVNPropertyValue.create(externals + "\n"));
            editor.closeDir();
        });
    }

    /**
     * @param more what else the commit adds to the trunk
     */
    Commit commit(Map<String, String> files, Change more) {
        makeAbove(trunk);
        var there = exists(trunk);
        return committed(editor -> within(editor, trunk, () -> {
            if (there) editor.deleteEntry(trunk, -1);
            editor.addDir(trunk, null, -1);
            add(editor, trunk + "/", new TreeMap<>(files));
            more.by(editor);
            editor.closeDir();
        }));
    }

    /** Changes one file of a folder that is there. */
    Commit edit(String folder, String file, String content) {
        return committed(editor -> {
            editor.openDir(folder, -1);
            editor.openFile(folder + "/" + file, -1);
            content(editor, folder + "/" + file, content);
            editor.closeDir();
        });
    }

    @Override
    public Commit tag(String name, Commit commit) {
        return copy(List.of(tags + "/" + name), commit);
    }

    @Override
    public Commit annotatedTag(String name, Commit commit) {
        return tag(name, commit);
    }

    @Override
    public void tags(List<String> names, Commit commit) {
        copy(names.stream().map(name -> tags + "/" + name).toList(), commit);
    }

    @Override
    public Commit branch(String name, Commit commit) {
        return copy(List.of(branches + "/" + name), commit);
    }

    /** One file with properties, and what is stored of it. */
    static void file(ISVNEditor editor, String path, Map<String, String> properties, String content)
            throws SVNException {
        editor.addFile(path, null, -1);
        for (var property : properties.entrySet())
            editor.changeFileProperty(path, property.getKey(), SVNPropertyValue.create(property.getValue()));
        content(editor, path, content);
    }

    private static void content(ISVNEditor editor, String path, String content) throws SVNException {
        editor.applyTextDelta(path, null);
        var bytes = new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
        editor.closeFile(path, new SVNDeltaGenerator().sendDelta(path, bytes, editor, true));
    }

    private static void add(ISVNEditor editor, String above, TreeMap<String, String> files) throws SVNException {
        Set<String> folders = new HashSet<>();
        for (var path : files.keySet()) {
            var slash = path.indexOf('/');
            if (slash < 0) {
                var text = files.get(path);
                if (text.startsWith("x:"))
                    file(editor, above + path, Map.of(SVNProperty.EXECUTABLE, "*"), text.substring(2));
                else if (text.startsWith("-> "))
                    file(editor, above + path, Map.of(SVNProperty.SPECIAL, "*"), "link " + text.substring(3));
                else file(editor, above + path, Map.of(), text);
            } else if (folders.add(path.substring(0, slash))) {
                var folder = path.substring(0, slash + 1);
                var below = new TreeMap<String, String>();
                files.forEach((name, text) -> {
                    if (name.startsWith(folder)) below.put(name.substring(folder.length()), text);
                });
                editor.addDir(above + path.substring(0, slash), null, -1);
                add(editor, above + folder, below);
                editor.closeDir();
            }
        }
    }

    private Commit copy(List<String> targets, Commit commit) {
        targets.forEach(this::makeAbove);
        var there = targets.size() > 1
                ? List.<String>of()
                : targets.stream().filter(this::exists).toList();
        return committed(editor -> {
            for (var target : targets)
                within(editor, target, () -> {
                    if (there.contains(target)) editor.deleteEntry(target, -1);
                    editor.addDir(
                            target, "/" + trunk, Long.parseLong(commit.value().substring(1)));
                    editor.closeDir();
                });
        });
    }

    private void makeAbove(String path) {
        for (var end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            var folder = path.substring(0, end);
            if (made.add(folder) && !exists(folder))
                committed(editor -> within(editor, folder, () -> {
                    editor.addDir(folder, null, -1);
                    editor.closeDir();
                }));
        }
    }

    @FunctionalInterface
    private interface Work {
        void doIt() throws SVNException;
    }

    /** Opens all folders above a path, and closes them again. */
    private static void within(ISVNEditor editor, String path, Work work) throws SVNException {
        var depth = 0;
        for (var end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1), depth++)
            editor.openDir(path.substring(0, end), -1);
        work.doIt();
        while (depth-- > 0) editor.closeDir();
    }

    private boolean exists(String path) {
        try {
            // a session can't be asked while it commits
            var other = SVNRepositoryFactory.create(session.getLocation());
            return other.checkPath(path, -1) != SVNNodeKind.NONE;
        } catch (SVNException e) {
            throw new IllegalStateException(e);
        }
    }

    private Commit committed(Change change) {
        try {
            var editor = session.getCommitEditor("work", null);
            editor.openRoot(-1);
            change.by(editor);
            editor.closeDir();
            return new Commit("r" + editor.closeEdit().getNewRevision());
        } catch (SVNException e) {
            throw new IllegalStateException(e);
        }
    }
}
