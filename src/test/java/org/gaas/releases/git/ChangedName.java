package org.gaas.releases.git;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Unplugged;
import org.gaas.releases.net.CheckedHttp;
import org.springframework.util.FileSystemUtils;

/**
 * The name {@code git.example.org}, whose address changes between the check and the connection. Resolver and sockets
 * are injected: nothing is ever connected.
 */
public final class ChangedName implements AutoCloseable {
    private final Unplugged host = new Unplugged(new AllowedHost(
            "git.example.org", List.of("https", "http", "ssh"), List.of(), List.of(), List.of(), Optional.empty()));
    private final Path folder;

    public ChangedName() throws IOException {
        folder = Files.createTempDirectory("gaas-changed-name");
    }

    /** The rule that refuses a repository which is outside when checked, and inside when connected. */
    public String ruleFor(String url) throws Exception {
        var repository = new Repository(url);
        var source = new GitSource(host.movedAfterCheckOf(repository), folder, host::socket, CheckedHttp.usualTls());
        try {
            source.tags(repository);
            return "accepted";
        } catch (ReleaseRefused no) {
            return no.rule();
        }
    }

    /** Where a socket was opened to. */
    public List<SocketAddress> connected() {
        return host.connected();
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
