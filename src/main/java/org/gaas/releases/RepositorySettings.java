package org.gaas.releases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where code may come from, and how long to wait for it.
 *
 * @param hosts the allow-list; a host that is not in it is not connected to
 * @param fileRoots folders that {@code file:} URLs may lie below; empty but in the box and in tests
 * @param timeout how long a host may be silent
 * @param longest how long one fetch may take altogether
 * @param mostFiles how many files a release may have
 * @param mostBytes how large a release may be
 */
@ConfigurationProperties("gaas.repositories")
public record RepositorySettings(
        @DefaultValue List<AllowedHost> hosts,
        @DefaultValue List<Path> fileRoots,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("30m") Duration longest,
        @DefaultValue("200000") long mostFiles,
        @DefaultValue("10737418240") long mostBytes) {

    public RepositorySettings {
        hosts = List.copyOf(hosts);
        fileRoots = List.copyOf(fileRoots);
    }

    /** These settings with other places, for the box and for tests. */
    public RepositorySettings with(List<AllowedHost> hosts, List<Path> fileRoots) {
        return new RepositorySettings(hosts, fileRoots, timeout, longest, mostFiles, mostBytes);
    }

    /** The usual limits, and no place that code may come from. */
    public static RepositorySettings none() {
        return new RepositorySettings(
                List.of(), List.of(), Duration.ofSeconds(30), Duration.ofMinutes(30), 200_000, 10L << 30);
    }
}
