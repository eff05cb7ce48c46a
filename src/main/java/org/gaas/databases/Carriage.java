package org.gaas.databases;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.gaas.remote.Owner;

/** A file on its way from one server to another: what is read here is written there, and a little lies in between. */
final class Carriage {
    private static final Duration LONG = Duration.ofHours(6);
    private static final int BETWEEN = 1 << 20;

    private final Host from;
    private final String path;

    Carriage(Host from, String path) {
        this.from = from;
        this.path = path;
    }

    /** What arrives in part only is not put in its place. */
    void to(Host host, String target) {
        host.upload(target, Owner.DESK, "0600", this::opened);
    }

    private Stream opened() throws IOException {
        return new Stream();
    }

    /** Ends like the file does, or with the reason why it could not be read to its end. */
    private final class Stream extends PipedInputStream {
        private final CompletableFuture<Void> reading;

        Stream() throws IOException {
            super(BETWEEN);
            OutputStream in = new PipedOutputStream(this);
            reading = CompletableFuture.runAsync(() -> {
                try (in) {
                    from.run(Command.of("cat", "--", from.path(path)).within(LONG), in)
                            .expect("all of " + path);
                } catch (IOException gone) {
                    throw new CompletionException(gone);
                }
            });
        }

        @Override
        public synchronized int read(byte[] into, int at, int most) throws IOException {
            var count = super.read(into, at, most);
            if (count < 0) whole();
            return count;
        }

        @Override
        public synchronized int read() throws IOException {
            var one = super.read();
            if (one < 0) whole();
            return one;
        }

        private void whole() throws IOException {
            try {
                reading.join();
            } catch (CompletionException broken) {
                throw new IOException(broken.getCause().getMessage(), broken.getCause());
            }
        }
    }
}
