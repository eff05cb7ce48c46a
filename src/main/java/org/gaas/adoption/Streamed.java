package org.gaas.adoption;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gaas.remote.Command;
import org.gaas.remote.Host;
import org.gaas.remote.RemoteFailure;

/** Files of a server that are looked at while they come: the desk keeps nothing of them. */
final class Streamed {
    private static final Duration LONG = Duration.ofHours(6);
    private static final int BETWEEN = 1 << 20;
    private static final int SMALL = 4 << 20;

    /** Looks at what comes. */
    interface Look<T> {
        T at(InputStream content) throws IOException, ExportRefused;
    }

    private Streamed() {}

    /**
     * Looks at a file; what was seen counts only when all of it came.
     *
     * @throws RemoteFailure it did not
     */
    static <T> T look(Host host, String path, Look<T> look) throws ExportRefused {
        try (var in = new PipedInputStream(BETWEEN)) {
            var out = new PipedOutputStream(in);
            var reading = CompletableFuture.runAsync(() -> read(host, path, out));
            T seen;
            try {
                seen = look.at(in);
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException | ExportRefused no) {
                in.close();
                if (no instanceof ExportRefused refused) throw refused;
                reading.join();
                throw new IllegalStateException(path + " can't be read", no);
            }
            reading.join();
            return seen;
        } catch (CompletionException broken) {
            if (broken.getCause() instanceof RuntimeException known) throw known;
            throw broken;
        } catch (IOException closing) {
            throw new IllegalStateException(closing);
        }
    }

    private static void read(Host host, String path, OutputStream out) {
        try (out) {
            host.run(Command.of("cat", "--", host.path(path)).looking().within(LONG), out)
                    .expect("all of " + path);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /**
     * A small file as a whole.
     *
     * @throws ExportRefused {@code EXPORT_INVALID} it is not small
     */
    static String text(Host host, String path) throws ExportRefused {
        var out = new ByteArrayOutputStream();
        host.run(
                        Command.of("head", "-c", Integer.toString(SMALL + 1), "--", host.path(path))
                                .looking(),
                        out)
                .expect("what is in " + path);
        if (out.size() > SMALL)
            throw new ExportRefused(
                    "EXPORT_INVALID",
                    path.substring(path.lastIndexOf('/') + 1) + " is larger than " + SMALL + " bytes");
        return out.toString(StandardCharsets.UTF_8);
    }
}
