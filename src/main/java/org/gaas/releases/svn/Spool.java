package org.gaas.releases.svn;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One content after the other, while it arrives: a small one in memory, a large one in a file that nobody else sees. */
final class Spool extends OutputStream {
    private static final int SMALL = 1 << 20;

    private final Path folder;
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private FileChannel large;
    private long length;

    Spool(Path folder) {
        this.folder = folder;
    }

    /** Forgets what it holds: something else arrives. */
    void begin() throws IOException {
        small.reset();
        length = 0;
        if (large != null) large.truncate(0);
    }

    long length() {
        return length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        if (length + count <= SMALL) small.write(from, offset, count);
        else {
            if (length <= SMALL) file().write(ByteBuffer.wrap(small.toByteArray()), 0);
            var bytes = ByteBuffer.wrap(from, offset, count);
            for (var at = length; bytes.hasRemaining(); ) at += large.write(bytes, at);
        }
        length += count;
    }

    /** The next content begins only with {@link #begin}; a delta ends before that. */
    @Override
    public void close() {
        // what arrived is read afterwards
    }

    InputStream read() {
        return length <= SMALL ? new ByteArrayInputStream(small.toByteArray()) : new FromFile();
    }

    void end() throws IOException {
        if (large != null) large.close();
    }

    private FileChannel file() throws IOException {
        if (large != null) return large;
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "export-", ".spool");
        large = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // it goes with the last who has it open: a killed desk leaves nothing
        Files.delete(file);
        return large;
    }

    private final class FromFile extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int count) throws IOException {
            if (at >= length) return -1;
            var read = large.read(ByteBuffer.wrap(to, offset, (int) Math.min(count, length - at)), at);
            if (read < 0) throw new IOException("the spool is cut off");
            at += read;
            return read;
        }
    }
}
