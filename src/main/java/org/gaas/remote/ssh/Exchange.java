package org.gaas.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.core.CoreModuleProperties;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.Source;

/** Sends a command its input and waits for its end. */
record Exchange(String server, String wanted, ChannelExec channel) {
    private static final Map<String, Integer> SIGNALS =
            Map.of("HUP", 1, "INT", 2, "QUIT", 3, "ABRT", 6, "KILL", 9, "SEGV", 11, "PIPE", 13, "ALRM", 14, "TERM", 15);

    int run(Source input, long end) {
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(channel, left(end));
        var broken = send(input);
        var state = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), left(end));
        if (channel.getExitStatus() != null) return channel.getExitStatus();
        if (channel.getExitSignal() != null) return 128 + SIGNALS.getOrDefault(channel.getExitSignal(), 0);
        if (state.contains(ClientChannelEvent.TIMEOUT)) {
            channel.close(false);
            throw failure(Reason.TIMEOUT, "no answer in time");
        }
        throw failure(Reason.UNREACHABLE, "the connection broke" + (broken == null ? "" : ": " + broken.getMessage()));
    }

    /**
     * @return why the server stopped reading; its exit code tells more
     */
    private IOException send(Source input) {
        try (var from = open(input);
                var to = channel.getInvertedIn()) {
            var buffer = new byte[32 * 1024];
            for (int count; (count = read(from, buffer)) >= 0; ) to.write(buffer, 0, count);
            to.flush();
            return null;
        } catch (IOException stopped) {
            return stopped;
        }
    }

    private InputStream open(Source input) {
        try {
            return input.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int read(InputStream from, byte[] into) {
        try {
            return from.read(into);
        } catch (IOException e) {
            // the server hears of it at once, and misses the end of the content
            channel.close(false);
            throw unreadable(e);
        }
    }

    private RemoteFailure unreadable(IOException e) {
        return RemoteFailure.of(Reason.SOURCE_UNREADABLE, server, wanted, e);
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private RemoteFailure failure(Reason reason, String found) {
        return RemoteFailure.of(reason, server, wanted, found);
    }
}
