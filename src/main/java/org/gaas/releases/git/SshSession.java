package org.gaas.releases.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.eclipse.jgit.transport.RemoteSession2;

/** Runs {@code git-upload-pack} over a session of Apache MINA's client. */
final class SshSession implements RemoteSession2 {
    private final ClientSession session;
    private final Duration timeout;

    SshSession(ClientSession session, Duration timeout) {
        this.session = session;
        this.timeout = timeout;
    }

    @Override
    public Process exec(String command, int seconds) throws IOException {
        return exec(command, Map.of(), seconds);
    }

    @Override
    public Process exec(String command, Map<String, String> environment, int seconds) throws IOException {
        var channel = session.createExecChannel(command);
        if (environment != null) environment.forEach(channel::setEnv);
        channel.open().verify(timeout);
        return new RemoteProcess(channel);
    }

    @Override
    public void disconnect() {
        session.close(true);
    }

    /** A channel, as the process that JGit expects. */
    private static final class RemoteProcess extends Process {
        private final ChannelExec channel;

        RemoteProcess(ChannelExec channel) {
            this.channel = channel;
        }

        @Override
        public OutputStream getOutputStream() {
            return channel.getInvertedIn();
        }

        @Override
        public InputStream getInputStream() {
            return channel.getInvertedOut();
        }

        @Override
        public InputStream getErrorStream() {
            return channel.getInvertedErr();
        }

        @Override
        public int waitFor() {
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0L);
            return exitValue();
        }

        @Override
        public boolean waitFor(long time, TimeUnit unit) {
            return channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), unit.toMillis(time))
                    .contains(ClientChannelEvent.CLOSED);
        }

        @Override
        public int exitValue() {
            if (!channel.isClosed()) throw new IllegalThreadStateException("still running");
            return channel.getExitStatus() == null ? -1 : channel.getExitStatus();
        }

        @Override
        public void destroy() {
            channel.close(true);
        }
    }
}
