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
public final class Network implements BeanPostProcessor {
    private final Map<Way, Integer> doors = new ConcurrentHashMap<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final boolean always;
    private Plan plan = Plan.NOTHING;
    private long left;

    private enum Plan {
        NOTHING,
        CUT,
        CUT_EACH,
        STALL
    }

    private record Way(String host, int port) {}

    /** In between at all times. */
    Network() {
        this(true);
    }

    private Network(boolean always) {
        this.always = always;
    }

    /** In between only while each connection breaks. */
    public static Network aside() {
        return new Network(false);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Servers servers)) return bean;
        return (Servers) access -> servers.connect(isBetween() ? through(access) : access);
    }

    private synchronized boolean isBetween() {
        return always || plan == Plan.CUT_EACH;
    }

    /** Each connection that is made from now on breaks once so many bytes went from the desk to the server. */
    public synchronized void cutEachAfter(long bytes) {
        plan = Plan.CUT_EACH;
        left = bytes;
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
    public synchronized void calm() {
        plan = Plan.NOTHING;
    }

    /** What was held arrives after all. */
    void letThrough() {
        connections.forEach(Connection::letThrough);
    }

    private ServerAccess through(ServerAccess access) {
        return new ServerAccess(
                access.name(),
                InetAddress.getLoopbackAddress().getHostAddress(),
                doors.computeIfAbsent(new Way(access.host(), access.port()), this::open),
                access.user(),
                access.key(),
                access.hostKeys(),
                access.root(),
                access.platform());
    }

    private int open(Way way) {
        try {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            inBackground(() -> {
                while (true) {
                    var near = door.accept();
                    var connection = new Connection(near, new Socket(way.host(), way.port()));
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
        private long carried;

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
                var rest = plan == Plan.CUT_EACH ? Math.max(0, left - carried) : left;
                carried += count;
                if (plan == Plan.NOTHING || count < rest) {
                    if (plan != Plan.CUT_EACH) left -= count;
                    far.getOutputStream().write(bytes, 0, count);
                    return;
                }
                far.getOutputStream().write(bytes, 0, (int) rest);
                if (plan != Plan.STALL) close();
                else {
                    held = new ByteArrayOutputStream();
                    held.write(bytes, (int) rest, (int) (count - rest));
                }
                if (plan != Plan.CUT_EACH) plan = Plan.NOTHING;
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
