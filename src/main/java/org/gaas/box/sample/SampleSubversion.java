package org.gaas.box.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.util.FileSystemUtils;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.SVNPropertyValue;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.auth.BasicAuthenticationManager;
import org.tmatesoft.svn.core.internal.io.fs.FSRepositoryFactory;
import org.tmatesoft.svn.core.io.ISVNEditor;
import org.tmatesoft.svn.core.io.SVNRepository;
import org.tmatesoft.svn.core.io.SVNRepositoryFactory;
import org.tmatesoft.svn.core.io.diff.SVNDeltaGenerator;

/**
 * The sample application as a Subversion repository with the usual layout: the same versions as in Git, and some tags
 * that are spelled as people spell them. Its revisions have the same numbers wherever it is made.
 */
public final class SampleSubversion implements AutoCloseable {
    /** Tags beside {@link SampleRepository#TAGS}, and the versions that they are. */
    public static final Map<String, String> SPELLINGS = spellings();

    private static final String TRUNK = "trunk";
    private static final String TAGS = "tags";

    private final SVNRepository session;

    private SampleSubversion(SVNURL url) throws SVNException {
        session = SVNRepositoryFactory.create(url);
        session.setAuthenticationManager(BasicAuthenticationManager.newInstance("sample", new char[0]));
    }

    /**
     * Makes the repository, unless it is there. One that a person has committed to is left as it is.
     *
     * @return its folder
     */
    public static Path kept(Path parent) {
        Path folder = parent.resolve("sample-svn");
        if (Files.isDirectory(folder)) return folder;
        Path beside = parent.resolve(".sample-svn.new");
        try {
            Files.createDirectories(parent);
            FileSystemUtils.deleteRecursively(beside);
            FSRepositoryFactory.setup();
            try (var made =
                    new SampleSubversion(SVNRepositoryFactory.createLocalRepository(beside.toFile(), false, false))) {
                made.fill();
            }
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (SVNException e) {
            throw new IllegalStateException("the box can't make its sample repository " + folder, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't make its sample repository " + folder, e);
        }
    }

    private void fill() throws SVNException, IOException {
        commit("Layout", editor -> {
            for (String folder : new String[] {TRUNK, "branches", TAGS, TAGS + "/tags"}) add(editor, folder);
        });
        var revisions = new LinkedHashMap<String, Long>();
        Map<String, byte[]> before = Map.of();
        for (String version : SampleRepository.TAGS) {
            Map<String, byte[]> old = before;
            Map<String, byte[]> now = SampleTree.at(version).files();
            revisions.put(version, commit("Release " + version, editor -> change(editor, "", old, now)));
            before = now;
        }
        var tags = new TreeMap<String, Long>(revisions);
        SPELLINGS.forEach((name, version) -> tags.put(name, revisions.get(version)));
        for (var tag : tags.entrySet())
            commit("Tag " + tag.getKey(), editor -> copy(editor, tag.getKey(), tag.getValue()));
    }

    /** Brings one folder of the trunk from what it was to what it is. */
    private static void change(ISVNEditor editor, String folder, Map<String, byte[]> before, Map<String, byte[]> now)
            throws SVNException {
        if (folder.isEmpty()) editor.openDir(TRUNK, -1);
        var names = new TreeSet<String>();
        for (String path : before.keySet()) names.add(nameIn(folder, path));
        for (String path : now.keySet()) names.add(nameIn(folder, path));
        names.remove("");
        for (String name : names) {
            String path = folder + name;
            if (name.endsWith("/")) folder(editor, path, before, now);
            else file(editor, path, before.get(path), now.get(path));
        }
        if (folder.isEmpty()) editor.closeDir();
    }

    private static void folder(ISVNEditor editor, String path, Map<String, byte[]> before, Map<String, byte[]> now)
            throws SVNException {
        String place = TRUNK + "/" + path.substring(0, path.length() - 1);
        if (before.keySet().stream().anyMatch(file -> file.startsWith(path))) editor.openDir(place, -1);
        else editor.addDir(place, null, -1);
        change(editor, path, before, now);
        editor.closeDir();
    }

    private static void file(ISVNEditor editor, String path, byte[] before, byte[] now) throws SVNException {
        String place = TRUNK + "/" + path;
        if (Arrays.equals(before, now)) return;
        if (now == null) {
            editor.deleteEntry(place, -1);
            return;
        }
        if (before == null) editor.addFile(place, null, -1);
        else editor.openFile(place, -1);
        if (before == null && SampleTree.executable(path))
            editor.changeFileProperty(place, SVNProperty.EXECUTABLE, SVNPropertyValue.create("*"));
        editor.applyTextDelta(place, null);
        editor.closeFile(place, new SVNDeltaGenerator().sendDelta(place, new ByteArrayInputStream(now), editor, true));
    }

    private static void copy(ISVNEditor editor, String tag, long revision) throws SVNException {
        editor.openDir(TAGS, -1);
        boolean deeper = tag.contains("/");
        if (deeper) editor.openDir(TAGS + "/" + tag.substring(0, tag.indexOf('/')), -1);
        editor.addDir(TAGS + "/" + tag, "/" + TRUNK, revision);
        editor.closeDir();
        if (deeper) editor.closeDir();
        editor.closeDir();
    }

    private static void add(ISVNEditor editor, String folder) throws SVNException {
        int slash = folder.lastIndexOf('/');
        if (slash > 0) editor.openDir(folder.substring(0, slash), -1);
        editor.addDir(folder, null, -1);
        editor.closeDir();
        if (slash > 0) editor.closeDir();
    }

    /** The name of what is directly in the folder, with a slash after it when that is a folder; empty elsewhere. */
    private static String nameIn(String folder, String path) {
        if (!path.startsWith(folder)) return "";
        String rest = path.substring(folder.length());
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/') + 1) : rest;
    }

    @FunctionalInterface
    private interface Work {
        void with(ISVNEditor editor) throws SVNException;
    }

    private long commit(String message, Work work) throws SVNException {
        ISVNEditor editor = session.getCommitEditor(message, null);
        editor.openRoot(-1);
        work.with(editor);
        editor.closeDir();
        return editor.closeEdit().getNewRevision();
    }

    @Override
    public void close() {
        session.closeSession();
    }

    private static Map<String, String> spellings() {
        var spellings = new LinkedHashMap<String, String>();
        spellings.put("tags/1.0.0", "1.0.0");
        spellings.put("1.1.0p1", "1.1.0");
        spellings.put("release-1.1.0", "1.1.0");
        spellings.put("v1.2.0.1", "1.2.0");
        spellings.put("r1.2.0-20260330", "1.2.0");
        return spellings;
    }
}
