package org.gaas.box.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installations that the front publishes, read from {@code etc/gaas/front/*.conf} of each server. As a real web
 * server it sees a changed file only after a reload, which here is a touch of {@link #RELOAD}.
 */
final class VirtualHosts {
    /** Below each server's root. */
    static final String FOLDER = "etc/gaas/front";

    static final String RELOAD = "var/lib/gaas/" + Front.SERVICE + ".reload";

    private static final Logger LOG = LoggerFactory.getLogger(VirtualHosts.class);
    /** Two touches within a tick of the file system's clock look alike: so shortly after one, nothing is kept. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final List<VirtualHost.Server> servers;
    private Read last;

    private record Read(List<FileTime> touched, Instant at, List<VirtualHost> hosts) {}

    VirtualHosts(List<VirtualHost.Server> servers) {
        this.servers = List.copyOf(servers);
    }

    /** All of them, the longest prefix first. */
    synchronized List<VirtualHost> all() {
        Instant now = Instant.now();
        List<FileTime> touched = touched();
        if (last == null || !touched.equals(last.touched) || recent(touched, last.at))
            last = new Read(touched, now, read());
        return last.hosts;
    }

    /** Who answers at this path of this host. */
    Optional<VirtualHost> find(String host, String path) {
        return all().stream()
                .filter(candidate ->
                        candidate.answersFor(host) && candidate.below(path).isPresent())
                .findFirst();
    }

    private List<FileTime> touched() {
        return servers.stream()
                .map(server -> time(server.root().resolve(RELOAD)))
                .toList();
    }

    private static boolean recent(List<FileTime> touched, Instant read) {
        return touched.stream().anyMatch(time -> time.toInstant().plus(TICK).isAfter(read));
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException never) {
            return FileTime.from(Instant.EPOCH);
        }
    }

    private List<VirtualHost> read() {
        var hosts = new ArrayList<VirtualHost>();
        for (VirtualHost.Server server : servers) {
            try (var files = Files.newDirectoryStream(server.root().resolve(FOLDER), "*.conf")) {
                files.forEach(file -> read(file, server).ifPresent(hosts::add));
            } catch (IOException none) {
                LOG.warn("Server {} has no folder {}: it publishes nothing", server.name(), FOLDER);
            }
        }
        hosts.sort(Comparator.comparingInt((VirtualHost host) -> -host.prefix().length())
                .thenComparing(VirtualHost::installation));
        return List.copyOf(hosts);
    }

    private static Optional<VirtualHost> read(Path file, VirtualHost.Server server) {
        try {
            return Optional.of(VirtualHostFile.read(file, server));
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.error("{} publishes nothing: {}", file, wrong.getMessage());
            return Optional.empty();
        }
    }
}
