package org.gaas.releases.svn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.internal.io.svn.ISVNConnector;
import org.tmatesoft.svn.core.internal.io.svn.SVNRepositoryImpl;

/** SVNKit's way to {@code svn:}, over a socket to an address that the allow-list gave. */
final class PlainConnector implements ISVNConnector {
    private final Way way;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    PlainConnector(Way way) {
        this.way = way;
    }

    @Override
    public void open(SVNRepositoryImpl session) throws SVNException {
        if (socket != null) return;
        try {
            socket = way.sockets().create();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(way.timeoutMillis());
            socket.connect(way.address(), way.timeoutMillis());
            in = new BufferedInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream());
        } catch (IOException e) {
            close(session);
            throw Way.trouble(e);
        }
    }

    @Override
    public void handleExceptionOnOpen(SVNRepositoryImpl session, SVNException trouble) throws SVNException {
        throw trouble;
    }

    @Override
    public boolean isConnected(SVNRepositoryImpl session) {
        return socket != null && socket.isConnected();
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
        try {
            if (socket != null) socket.close();
        } catch (IOException gone) {
            // closed all the same
        } finally {
            socket = null;
        }
    }
}
