package org.gaas.remote.sh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.gaas.remote.Host;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.Source;

/** The fake of the way to a server: commands run on this machine. Counts them, and can be cut. */
public final class LocalWire implements Wire {
    private final String shell;
    private int count;
    private long cutAfter = Long.MAX_VALUE;

    /**
     * @param shell what stands for {@code /bin/sh} in the command lines
     */
    public LocalWire(String shell) {
        this.shell = shell;
    }

    /** A host whose tree is a folder of this machine. */
    public static Host host(Path root, Platform platform) {
        return new ScriptHost(
                "local1", root.toString(), platform, new LocalWire("/bin/sh"), RemoteSettings.usual(root));
    }

    public int count() {
        return count;
    }

    /** The next commands read only so many bytes; then the connection breaks. */
    public void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    @Override
    public int exec(String line, Source input, Duration limit, OutputStream out, OutputStream err, String wanted) {
        count++;
        try {
            var process = new ProcessBuilder("/bin/sh", "-c", line.replace("/bin/sh", shell)).start();
            var readers = new Thread[] {copy(process.getInputStream(), out), copy(process.getErrorStream(), err)};
            var complete = send(input, process.getOutputStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw RemoteFailure.of(Reason.TIMEOUT, "local1", wanted, "no answer in time");
            }
            for (var reader : readers) reader.join();
            if (!complete) throw RemoteFailure.of(Reason.UNREACHABLE, "local1", wanted, "the connection broke");
            return process.exitValue();
        } catch (IOException e) {
            throw RemoteFailure.of(Reason.SOURCE_UNREADABLE, "local1", wanted, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean send(Source input, OutputStream to) throws IOException {
        try (to;
                var from = input.open()) {
            var left = cutAfter;
            var buffer = new byte[8192];
            for (int n; left > 0 && (n = from.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0; left -= n)
                to.write(buffer, 0, n);
            to.close();
            return left > 0;
        } catch (IOException stopped) {
            if (stopped.getMessage().contains("pipe") || stopped.getMessage().contains("closed")) return true;
            throw stopped;
        }
    }

    private static Thread copy(InputStream from, OutputStream to) {
        var thread = new Thread(() -> {
            try (from) {
                from.transferTo(to);
            } catch (IOException gone) {
                // the process ended in between
            }
        });
        thread.start();
        return thread;
    }
}
