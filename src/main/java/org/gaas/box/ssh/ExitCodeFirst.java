package org.gaas.box.ssh;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/**
 * Tells how a command ended before saying that its output has ended. The library does it the other way round, and a
 * client that has said all (OpenSSH) closes the channel at the end of the output: the exit code would come too late.
 */
final class ExitCodeFirst extends ChannelSession {
    private boolean told;

    static ChannelSessionFactory factory() {
        return new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new ExitCodeFirst();
            }
        };
    }

    @Override
    protected void closeShell(int code, boolean immediate) throws IOException {
        if (!isClosing()) sendExitStatus(code);
        super.closeShell(code, immediate);
    }

    @Override
    protected void sendExitStatus(int code) throws IOException {
        if (told) return;
        told = true;
        super.sendExitStatus(code);
    }
}
