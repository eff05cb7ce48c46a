package org.gaas.remote.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.RemoteFailure.Reason;
import org.gaas.remote.RemoteSettings;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Source;
import org.gaas.remote.sh.Wire;

/** The one session to a server, opened when it is needed and shared by all who need it. */
final class SshWire implements Wire {
    /** OpenSSH allows ten unless told otherwise. */
    private static final int CHANNELS = 10;

    private static final int REFUSALS = 50;

    private final Login login;
    private final ServerAccess access;
    private final RemoteSettings settings;
    private final Channels channels = new Channels(CHANNELS);
    private ClientSession session;
    private int opened;
    private long lastUsed;
    private RemoteFailure failure;
    private long failed;

    SshWire(SshClient client, ServerAccess access, RemoteSettings settings) {
        this.login = new Login(client, access, settings);
        this.access = access;
        this.settings = settings;
    }

    @Override
    public int exec(String line, Source input, Duration limit, OutputStream out, OutputStream err, String wanted) {
        var end = System.nanoTime() + limit.toNanos();
        for (int refusal = 0; ; refusal++) {
            enter(end, wanted);
            try (var channel = open(line, out, err, wanted, refusal)) {
                if (channel != null) return new Exchange(access.name(), wanted, channel).run(input, end);
            } catch (IOException e) {
                throw RemoteFailure.of(Reason.UNREACHABLE, access.name(), wanted, e);
            } finally {
                channels.leave();
                used();
            }
        }
    }

    void closeWhenIdle() {
        synchronized (this) {
            if (session == null || !channels.idle()) return;
            if (System.nanoTime() - lastUsed < settings.idleTimeout().toNanos()) return;
            session.close(false);
            session = null;
        }
    }

    synchronized boolean isOpen() {
        return session != null && session.isOpen() && !session.isClosing();
    }

    synchronized int opened() {
        return opened;
    }

    private void enter(long end, String wanted) {
        try {
            if (channels.enter((end - System.nanoTime()) / 1_000_000)) return;
            throw RemoteFailure.of(Reason.TIMEOUT, access.name(), wanted, "all channels of the session are in use");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.of(Reason.TIMEOUT, access.name(), wanted, "interrupted");
        }
    }

    /**
     * A channel with the command, or none when the server allows no more of them now. Nothing was sent before it is
     * open, so a session that turns out to be dead is replaced.
     */
    private ChannelExec open(String line, OutputStream out, OutputStream err, String wanted, int refusal)
            throws IOException {
        for (boolean fresh = false; ; fresh = true) {
            var current = session(wanted);
            try {
                var channel = current.createExecChannel(line);
                channel.setOut(out);
                channel.setErr(err);
                channel.open().verify(settings.connectTimeout());
                return channel;
            } catch (IOException e) {
                if (current.isOpen() && refused(e) && refusal < REFUSALS) {
                    channels.refused();
                    return null;
                }
                current.close(true);
                if (fresh) throw e;
            }
        }
    }

    private static boolean refused(Throwable e) {
        return e instanceof SshChannelOpenException || e.getCause() != null && refused(e.getCause());
    }

    private ClientSession session(String wanted) {
        var asked = System.nanoTime();
        synchronized (this) {
            if (!isOpen()) logIn(asked, wanted);
            lastUsed = System.nanoTime();
            return session;
        }
    }

    /** Those who waited while another tried in vain don't try again one after the other. */
    private void logIn(long asked, String wanted) {
        if (failure != null && failed - asked > 0)
            throw RemoteFailure.of(failure.kind(), access.name(), wanted, failure.found());
        try {
            session = login.session(wanted);
            opened++;
        } catch (RemoteFailure e) {
            failure = e;
            failed = System.nanoTime();
            throw e;
        }
    }

    private synchronized void used() {
        lastUsed = System.nanoTime();
    }
}
