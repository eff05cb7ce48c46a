package org.gaas.releases.svn;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Contents of many files, one after the other in one file, in the order in which a server sends them. */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final FileChannel channel;
    private final OutputStream out;
    private long written;

    /** A content in the spool: where it begins, and how many bytes it has. */
    record Part(long at, long length) {}

    Spool(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "export-", ".spool");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // it goes with the last who has it open: a killed desk leaves nothing
        Files.delete(file);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    long written() {
        return written;
    }

    /** What is written to it is the rest of the spool; closing it closes nothing. */
    OutputStream end() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                written++;
            }

            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                out.write(from, offset, count);
                written += count;
            }
        };
    }

    /** Nothing is written any more; from now on parts can be read. */
    void finish() throws IOException {
        out.flush();
    }

    InputStream read(Part part) {
        return new InputStream() {
            private long at = part.at();
            private long left = part.length();

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int count) throws IOException {
                if (left == 0) return -1;
                var read = channel.read(ByteBuffer.wrap(to, offset, (int) Math.min(count, left)), at);
                if (read < 0) throw new IOException("the spool is cut off");
                at += read;
                left -= read;
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
