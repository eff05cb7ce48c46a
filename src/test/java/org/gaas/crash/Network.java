package org.gaas.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The network between a desk and its servers. It can break, or stall, at a chosen byte of what the desk says. */
final class Network implements BeanPostProcessor {
    private final Map<Integer, Integer> doors = new ConcurrentHashMap<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private Plan plan = Plan.NOTHING;
    private long left;

    private enum Plan {
        NOTHING,
        CUT,
        STALL
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Servers servers)) return bean;
        return (Servers) access -> servers.connect(through(access));
    }

    /** Breaks once that many more bytes went from the desk to a server; the server gets these. */
    synchronized void cutAfter(long bytes) {
        plan = Plan.CUT;
        left = bytes;
    }

    /** Carries nothing any more on the connection on which that many more bytes went to a server. */
    synchronized void stallAfter(long bytes) {
        plan = Plan.STALL;
        left = bytes;
    }

    /** Breaks now. */
    void cut() {
        connections.forEach(Connection::close);
    }

    /** What was planned does not come any more. */
    synchronized void calm() {
        plan = Plan.NOTHING;
    }

    /** What was held arrives after all. */
    void letThrough() {
        connections.forEach(Connection::letThrough);
    }

    private ServerAccess through(ServerAccess access) {
        return new ServerAccess(
                access.name(),
                access.host(),
                doors.computeIfAbsent(access.port(), this::open),
                access.user(),
                access.key(),
                access.hostKeys(),
                access.root(),
                access.platform());
    }

    private int open(int port) {
        try {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            inBackground(() -> {
                while (true) {
                    var near = door.accept();
                    var connection = new Connection(near, new Socket(InetAddress.getLoopbackAddress(), port));
                    connections.add(connection);
                    inBackground(connection::carryThere);
                    inBackground(connection::carryBack);
                }
            });
            return door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Connection {
        private final Socket near;
        private final Socket far;
        private ByteArrayOutputStream held;

        Connection(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void carryThere() throws IOException {
            var buffer = new byte[8192];
            for (int count; (count = near.getInputStream().read(buffer)) >= 0; ) there(buffer, count);
            if (!holds()) far.close();
        }

        void carryBack() throws IOException {
            var buffer = new byte[8192];
            for (int count; (count = far.getInputStream().read(buffer)) >= 0; )
                if (!holds()) near.getOutputStream().write(buffer, 0, count);
            near.close();
        }

        private void there(byte[] bytes, int count) throws IOException {
            synchronized (Network.this) {
                if (held != null) {
                    held.write(bytes, 0, count);
                    return;
                }
                if (plan == Plan.NOTHING || count < left) {
                    left -= count;
                    far.getOutputStream().write(bytes, 0, count);
                    return;
                }
                far.getOutputStream().write(bytes, 0, (int) left);
                if (plan == Plan.CUT) close();
                else {
                    held = new ByteArrayOutputStream();
                    held.write(bytes, (int) left, (int) (count - left));
                }
                plan = Plan.NOTHING;
            }
        }

        private boolean holds() {
            synchronized (Network.this) {
                return held != null;
            }
        }

        /** The server has not heard that the desk gave up. */
        void letThrough() {
            synchronized (Network.this) {
                if (held == null) return;
                try {
                    far.getOutputStream().write(held.toByteArray());
                } catch (IOException gone) {
                    // the server gave up too
                }
                held.reset();
            }
        }

        void close() {
            for (var end : List.of(near, far))
                try {
                    end.close();
                } catch (IOException gone) {
                    // that is what it is for
                }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException cut) {
                        // as it was ordered
                    }
                },
                "network");
        thread.setDaemon(true);
        thread.start();
    }
}
