package org.gaas.box;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** One box for a home at a time; the kernel gives the lock back when the desk dies. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(BoxHome home) {
        Path file = file(home);
        try {
            FileChannel channel = FileChannel.open(file, CREATE, WRITE);
            if (lock(channel) != null) return new HomeLock(channel);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't lock " + file, e);
        }
        throw new BoxFailure(
                "Another desk uses " + home.folder() + " already.",
                "Stop it first, or choose another folder with --home.");
    }

    static Path file(BoxHome home) {
        return home.folder().resolve("box.lock");
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
