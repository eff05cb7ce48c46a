package org.gaas.box.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;

/**
 * Writes Git's loose objects, and nothing else: JGit's own repository would first measure this machine and write what it
 * found into the user's home directory.
 */
final class LooseObjects extends ObjectInserter {
    private final Path folder;

    /**
     * @param folder the repository's {@code objects}
     */
    LooseObjects(Path folder) {
        this.folder = folder;
    }

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(length));
        ObjectId id = idFor(type, content);
        Path file = folder.resolve(id.name().substring(0, 2)).resolve(id.name().substring(2));
        if (Files.exists(file)) return id;
        Files.createDirectories(file.getParent());
        try (var out = new DeflaterOutputStream(Files.newOutputStream(file))) {
            out.write((Constants.typeString(type) + " " + length + "\0").getBytes(US_ASCII));
            out.write(content);
        }
        return id;
    }

    @Override
    public PackParser newPackParser(InputStream in) {
        throw new UnsupportedOperationException("loose objects only");
    }

    @Override
    public ObjectReader newReader() {
        throw new UnsupportedOperationException("writes only");
    }

    @Override
    public void flush() {
        // each object is a file already
    }

    @Override
    public void close() {
        // nothing is open
    }
}
