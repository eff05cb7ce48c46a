package org.gaas.remote.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between desk and server that can be cut. */
final class Cable implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile boolean frozen;

    Cable(int port) throws IOException {
        this.port = port;
        background(() -> {
            while (!door.isClosed()) {
                var near = door.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), this.port);
                ends.addAll(List.of(near, far));
                background(() -> carry(near, far));
                background(() -> carry(far, near));
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks what is connected now; new connections work. */
    void cut() throws IOException {
        for (var end : ends) end.close();
    }

    /** Swallows everything from now on, as a network that lost the way. */
    void freeze() {
        frozen = true;
    }

    private void carry(Socket from, Socket to) throws IOException {
        var buffer = new byte[8192];
        for (int n; (n = from.getInputStream().read(buffer)) >= 0; )
            if (!frozen) to.getOutputStream().write(buffer, 0, n);
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException cut) {
                // that is what it is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
