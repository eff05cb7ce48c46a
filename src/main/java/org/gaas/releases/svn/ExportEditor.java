package org.gaas.releases.svn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.releases.FileMode;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.TreeSink;
import org.gaas.releases.Watch;
import org.tmatesoft.svn.core.SVNCommitInfo;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNErrorMessage;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNProperties;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.SVNPropertyValue;
import org.tmatesoft.svn.core.io.ISVNEditor;
import org.tmatesoft.svn.core.io.diff.SVNDeltaProcessor;
import org.tmatesoft.svn.core.io.diff.SVNDiffWindow;

/**
 * Takes a whole tree as a server sends it, in one answer and in any order. Contents are kept as they come; names are
 * handed on afterwards, in the order of their bytes, when nothing was found that refuses the tree.
 */
final class ExportEditor implements ISVNEditor {
    private static final byte[] LINK = "link ".getBytes(StandardCharsets.US_ASCII);

    private final TreeSink sink;
    private final Spool spool;
    private final Keywords keywords;
    private final RepositorySettings limits;
    private final Watch watch;
    private final TreeMap<byte[], Item> items = new TreeMap<>(Arrays::compareUnsigned);
    private final Deque<String> folders = new ArrayDeque<>();
    private final SVNDeltaProcessor deltas = new SVNDeltaProcessor();
    private SVNProperties properties;
    private String checksum;
    private long bytes;
    private Exception objection;

    private record Item(FileMode mode, TreeSink.Content content) {}

    ExportEditor(TreeSink sink, Spool spool, Keywords keywords, RepositorySettings limits, Watch watch) {
        this.sink = sink;
        this.spool = spool;
        this.keywords = keywords;
        this.limits = limits;
        this.watch = watch;
    }

    /** Why the editor took no more: SVNKit does not tell on all of its ways. */
    Optional<Exception> objection() {
        return Optional.ofNullable(objection);
    }

    private SVNException object(Exception why) {
        objection = why;
        return Way.trouble(why);
    }

    /** Hands the tree on, once all of it is there. */
    void hand() throws IOException, ReleaseRefused {
        var done = 0L;
        for (var entry : items.entrySet()) {
            var item = entry.getValue();
            sink.file(new String(entry.getKey(), StandardCharsets.UTF_8), item.mode, item.content);
            watch.progress(++done, items.size(), "reading files");
        }
    }

    @Override
    public void openRoot(long revision) {
        folders.push("");
    }

    @Override
    public void addDir(String path, String copiedFrom, long copiedAt) {
        folders.push(path);
    }

    @Override
    public void openDir(String path, long revision) {
        folders.push(path);
    }

    @Override
    public void changeDirProperty(String name, SVNPropertyValue value) throws SVNException {
        if (!SVNProperty.EXTERNALS.equals(name) || value == null) return;
        var folder = folders.peek().isEmpty() ? "its top folder" : folders.peek();
        throw object(new ReleaseRefused(
                "tag",
                "EXTERNALS_NOT_ALLOWED",
                "refers to code elsewhere, by svn:externals on " + folder
                        + "; copy the code into the repository itself, or build it in"));
    }

    @Override
    public void closeDir() {
        folders.pop();
    }

    @Override
    public void addFile(String path, String copiedFrom, long copiedAt) throws SVNException {
        if (items.size() >= limits.mostFiles()) throw object(ReleaseRefused.tooLarge(limits));
        properties = new SVNProperties();
        checksum = null;
        try {
            spool.begin();
        } catch (IOException e) {
            throw object(e);
        }
    }

    @Override
    public void changeFileProperty(String path, String name, SVNPropertyValue value) {
        properties.put(name, value);
    }

    @Override
    public void applyTextDelta(String path, String baseChecksum) {
        deltas.applyTextDelta((InputStream) null, spool, true);
    }

    @Override
    public OutputStream textDeltaChunk(String path, SVNDiffWindow window) throws SVNException {
        if (bytes + spool.length() > limits.mostBytes()) throw object(ReleaseRefused.tooLarge(limits));
        return deltas.textDeltaChunk(window);
    }

    @Override
    public void textDeltaEnd(String path) {
        checksum = deltas.textDeltaEnd();
    }

    @Override
    public void closeFile(String path, String expected) throws SVNException {
        if (expected != null && checksum != null && !expected.equals(checksum))
            throw new SVNException(SVNErrorMessage.create(
                    SVNErrorCode.CHECKSUM_MISMATCH, "''{0}'' arrived with another checksum", path));
        bytes += spool.length();
        var name = path.replaceFirst("^/+", "");
        try {
            items.put(name.getBytes(StandardCharsets.UTF_8), item(name));
        } catch (IOException e) {
            throw object(e);
        }
        watch.progress(items.size(), 0, "receiving files");
    }

    private Item item(String name) throws IOException, SVNException {
        if (properties.getStringValue(SVNProperty.SPECIAL) != null && isLink()) {
            var stored = spool.read();
            stored.skipNBytes(LINK.length);
            return new Item(FileMode.LINK, sink.keep(() -> stored));
        }
        var runs = properties.getStringValue(SVNProperty.EXECUTABLE) != null;
        var translation = keywords.translation(name, properties);
        return new Item(
                runs ? FileMode.EXECUTABLE : FileMode.PLAIN,
                sink.keep(() -> translation == null ? spool.read() : translation.of(spool.read())));
    }

    private boolean isLink() throws IOException {
        return spool.length() >= LINK.length && Arrays.equals(LINK, spool.read().readNBytes(LINK.length));
    }

    @Override
    public void absentDir(String path) throws SVNException {
        absentFile(path);
    }

    /** A part that may not be read is missing from the release: nobody would notice. */
    @Override
    public void absentFile(String path) throws SVNException {
        throw object(new SourceFailure(
                SourceFailure.Reason.AUTHENTICATION,
                keywords.host(),
                "could not read all of the tag",
                path + " is withheld from the desk",
                null));
    }

    @Override
    public void openFile(String path, long revision) {
        throw new IllegalStateException("an empty tree has no file " + path);
    }

    @Override
    public void deleteEntry(String path, long revision) {
        // nothing was there
    }

    @Override
    public void targetRevision(long revision) {
        // asked for exactly
    }

    @Override
    public SVNCommitInfo closeEdit() {
        return null;
    }

    @Override
    public void abortEdit() {
        // nothing was handed on
    }
}
