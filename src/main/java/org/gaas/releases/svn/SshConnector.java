package org.gaas.releases.svn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.gaas.engine.InvalidInput;
import org.gaas.releases.net.NotAllowed;
import org.gaas.releases.net.SshLogin;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.internal.io.svn.ISVNConnector;
import org.tmatesoft.svn.core.internal.io.svn.SVNRepositoryImpl;

/** SVNKit's way to {@code svn+ssh:}: runs {@code svnserve -t} over a session of ours, which checks address and key. */
final class SshConnector implements ISVNConnector {
    private static final String SERVER = "svnserve -t";
    private static final String USUAL_USER = "svn";
    private static final int MOST_WORDS = 500;

    private final Way way;
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private SshLogin login;
    private ClientSession ssh;
    private ChannelExec channel;
    private InputStream in;
    private OutputStream out;

    SshConnector(Way way) {
        this.way = way;
    }

    @Override
    public void open(SVNRepositoryImpl session) throws SVNException {
        if (channel != null) return;
        try {
            var timeout = way.allowed().settings().timeout();
            login = new SshLogin(way.allowed(), way.repository());
            ssh = login.session(USUAL_USER);
            channel = ssh.createExecChannel(SERVER);
            channel.setErr(complaints);
            channel.open().verify(timeout);
            in = new BufferedInputStream(channel.getInvertedOut());
            out = new BufferedOutputStream(channel.getInvertedIn());
            // the server knows who signed in
            session.setExternalUserName("");
        } catch (InvalidInput no) {
            close(session);
            throw Way.trouble(new NotAllowed(no));
        } catch (IOException e) {
            close(session);
            throw Way.trouble(e);
        }
    }

    @Override
    public void handleExceptionOnOpen(SVNRepositoryImpl session, SVNException trouble) throws SVNException {
        var said = complaints.toString(StandardCharsets.UTF_8).strip();
        if (said.isEmpty()) throw trouble;
        throw Way.trouble(new IOException(said.substring(0, Math.min(said.length(), MOST_WORDS)), trouble));
    }

    @Override
    public boolean isConnected(SVNRepositoryImpl session) {
        return channel != null && channel.isOpen();
    }

    @Override
    public boolean isStale() {
        return false;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void close(SVNRepositoryImpl session) {
        if (channel != null) channel.close(true);
        if (ssh != null) ssh.close(true);
        if (login != null) login.close();
        channel = null;
        ssh = null;
        login = null;
    }
}
