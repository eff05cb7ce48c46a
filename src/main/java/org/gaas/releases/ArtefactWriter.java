package org.gaas.releases;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Writes a tree into the desk's store. What is not finished leaves objects that nobody names, and no manifest. */
final class ArtefactWriter implements TreeSink, AutoCloseable {
    /** Smaller files are read into memory, and written only when they are new: bytes. */
    private static final int SMALL = 1 << 20;

    private static final int LONGEST_LINK = 4096;

    private final Artefacts store;
    private final RepositorySettings limits;
    private final TreeRules rules = new TreeRules();
    private final Path unfinished;
    private final MessageDigest digest = Sha256.digest();
    private final BufferedWriter manifest;
    private long files;
    private long bytes;

    ArtefactWriter(Artefacts store, RepositorySettings limits) throws IOException {
        this.store = store;
        this.limits = limits;
        this.unfinished = store.temporary();
        this.manifest = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
        write(Artefacts.HEADER);
    }

    @Override
    public void file(String path, FileMode mode, Content content) throws ReleaseRefused, IOException {
        rules.check(path);
        var entry = content instanceof Stored stored && mode != FileMode.LINK
                ? stored.as(path, mode)
                : read(path, mode, content);
        files++;
        bytes += entry.size();
        if (files > limits.mostFiles() || bytes > limits.mostBytes()) throw ReleaseRefused.tooLarge(limits);
        write(entry.line());
    }

    @Override
    public Content keep(Content content) throws IOException {
        try (var stream = content.open()) {
            return plain(stream);
        }
    }

    /** A content that is in the store. */
    private record Stored(Artefacts store, String sha256, long size) implements Content {
        ManifestEntry as(String path, FileMode mode) {
            return new ManifestEntry(path, mode, sha256, size);
        }

        @Override
        public InputStream open() throws IOException {
            return store.content(as("", FileMode.PLAIN));
        }
    }

    /** The whole tree is here: from now on the artefact can be found. */
    Artefact finish() throws IOException {
        manifest.close();
        var id = Sha256.hex(digest);
        store.keep(unfinished, store.manifestFile(id));
        return new Artefact(id, files, bytes);
    }

    @Override
    public void close() throws IOException {
        manifest.close();
        Files.deleteIfExists(unfinished);
    }

    private void write(String line) throws IOException {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        manifest.write(line);
    }

    private ManifestEntry read(String path, FileMode mode, Content content) throws IOException, ReleaseRefused {
        try (var stream = content.open()) {
            return (mode == FileMode.LINK ? link(path, stream) : plain(stream)).as(path, mode);
        }
    }

    private Stored link(String path, InputStream stream) throws IOException, ReleaseRefused {
        var target = stream.readNBytes(LONGEST_LINK);
        TreeRules.checkLink(path, new String(target, StandardCharsets.UTF_8));
        return small(target);
    }

    private Stored plain(InputStream stream) throws IOException {
        var start = stream.readNBytes(SMALL);
        return start.length < SMALL ? small(start) : large(start, stream);
    }

    private Stored small(byte[] content) throws IOException {
        var stored = new Stored(store, Sha256.of(content), content.length);
        if (!store.present(stored.as("", FileMode.PLAIN))) {
            var file = store.temporary();
            Files.write(file, content);
            store.keep(file, store.object(stored.sha256));
        }
        return stored;
    }

    private Stored large(byte[] start, InputStream rest) throws IOException {
        var file = store.temporary();
        var hash = Sha256.digest();
        try (var out = new DigestOutputStream(Files.newOutputStream(file), hash)) {
            out.write(start);
            rest.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        var size = Files.size(file);
        var sha256 = Sha256.hex(hash);
        store.keep(file, store.object(sha256));
        return new Stored(store, sha256, size);
    }
}
