package org.gaas.releases.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.net.CheckedHttp;
import org.springframework.util.FileSystemUtils;

/**
 * The name {@code git.example.org}, whose address changes between the check and the connection. Resolver and sockets
 * are injected: nothing is ever connected.
 */
public final class ChangedName implements AutoCloseable {
    private static final String OUTSIDE = "140.82.121.4";

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<SocketAddress> connected = new ArrayList<>();
    private final Path folder;

    public ChangedName() throws IOException {
        folder = Files.createTempDirectory("gaas-changed-name");
    }

    /** The rule that refuses a repository which is outside when checked, and inside when connected. */
    public String ruleFor(String url) throws Exception {
        var host = new AllowedHost(
                "git.example.org", List.of("https", "http", "ssh"), List.of(), List.of(), List.of(), Optional.empty());
        var allowed = new AllowedRepositories(RepositorySettings.none().with(List.of(host), List.of()), this::resolve);
        answers.add(OUTSIDE);
        allowed.addressesOf(allowed.hostOf(new Repository(url)));
        answers.add("127.0.0.1");
        try {
            new GitSource(allowed, folder, this::unplugged, CheckedHttp.usualTls()).tags(new Repository(url));
            return "accepted";
        } catch (ReleaseRefused no) {
            return no.rule();
        }
    }

    /** Where a socket was opened to. */
    public List<SocketAddress> connected() {
        return connected;
    }

    private List<InetAddress> resolve(String name) throws UnknownHostException {
        if (answers.isEmpty()) throw new UnknownHostException(name);
        return List.of(InetAddress.getByName(answers.remove()));
    }

    private Socket unplugged() {
        return new Socket() {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                connected.add(address);
                throw new java.net.ConnectException("unplugged");
            }
        };
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
