package org.gaas.releases;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.gaas.applications.Repository;

/**
 * A host whose name resolves to what a test says, and whose sockets write down where they should connect to, and don't.
 */
public final class Unplugged {
    /** An address of the open internet; nothing is ever sent there. */
    public static final String OUTSIDE = "140.82.121.4";

    private final AllowedHost host;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<SocketAddress> connected = new ArrayList<>();

    public Unplugged(AllowedHost host) {
        this.host = host;
    }

    /** The next answer to who asks for the host's address; without any it is unknown. */
    public void resolvesTo(String address) {
        answers.add(address);
    }

    /** The allow-list, which looked at this repository while the host was outside; from now on it is inside. */
    public AllowedRepositories movedAfterCheckOf(Repository repository) throws UnknownHostException {
        var allowed = allowed();
        resolvesTo(OUTSIDE);
        allowed.addressesOf(allowed.hostOf(repository));
        resolvesTo("127.0.0.1");
        return allowed;
    }

    /** An allow-list with this host. */
    public AllowedRepositories allowed() {
        return new AllowedRepositories(settings(), name -> {
            if (answers.isEmpty()) throw new UnknownHostException(name);
            return List.of(InetAddress.getByName(answers.remove()));
        });
    }

    /** An allow-list that forgets to look at addresses. */
    public AllowedRepositories careless() {
        return new AllowedRepositories(settings(), name -> List.of()) {
            @Override
            public List<InetAddress> addressesOf(AllowedHost host) {
                return List.of(InetAddress.getLoopbackAddress());
            }
        };
    }

    public Socket socket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                connected.add(address);
                throw new ConnectException("unplugged");
            }
        };
    }

    /** Where a socket was opened to. */
    public List<SocketAddress> connected() {
        return connected;
    }

    private RepositorySettings settings() {
        return RepositorySettings.none().with(List.of(host), List.of());
    }
}
