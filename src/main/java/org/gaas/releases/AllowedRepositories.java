package org.gaas.releases;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The allow-list: which repositories may be used. A door checks the URL with {@link #check}; a connection asks
 * {@link #addressesOf} for what it connects to, and connects to nothing else, so a name that resolves differently in
 * between gains nothing.
 */
@Component
public class AllowedRepositories {
    private final RepositorySettings settings;
    private final Resolver resolver;

    /** Looks up names; tests bring their own. */
    @FunctionalInterface
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    @Autowired
    AllowedRepositories(RepositorySettings settings) {
        this(settings, host -> List.of(InetAddress.getAllByName(host)));
    }

    public AllowedRepositories(RepositorySettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /**
     * Looks at the URL only; opens no connection and asks no name server.
     *
     * @throws InvalidInput REPO_SCHEME_NOT_ALLOWED or REPO_HOST_NOT_ALLOWLISTED
     */
    public void check(Repository repository) {
        if (repository.scheme().equals("file")) checkFile(repository);
        else hostOf(repository);
    }

    /** Whether it is a repository of Subversion: by its scheme, its host's entry, or what lies in its folder. */
    public boolean isSubversion(Repository repository) {
        return switch (repository.scheme()) {
            case "svn", "svn+ssh" -> true;
            case "http", "https" ->
                settings.hosts().stream()
                        .filter(host -> host.name().equals(repository.host()))
                        .anyMatch(host -> host.keepsInSubversion(repository.path()));
            case "file" -> subversion(there(path(repository)));
            default -> false;
        };
    }

    /**
     * The entry of the allow-list for this repository.
     *
     * @throws InvalidInput REPO_SCHEME_NOT_ALLOWED or REPO_HOST_NOT_ALLOWLISTED
     */
    public AllowedHost hostOf(Repository repository) {
        var scheme = repository.scheme();
        if (settings.hosts().stream().noneMatch(host -> host.schemes().contains(scheme)) && !usual(scheme))
            throw no("REPO_SCHEME_NOT_ALLOWED", "must begin with https:// or ssh://, not " + scheme + ":");
        var named = settings.hosts().stream()
                .filter(host -> host.name().equals(repository.host()))
                .toList();
        if (named.isEmpty()) throw notListed(repository.host(), "");
        var speaking =
                named.stream().filter(host -> host.schemes().contains(scheme)).toList();
        if (speaking.isEmpty())
            throw no("REPO_SCHEME_NOT_ALLOWED", repository.host() + " may not be used by " + scheme + ":");
        return speaking.stream()
                .filter(host -> host.servesPort(scheme, repository.port()))
                .findFirst()
                .orElseThrow(() -> notListed(
                        repository.host(), " with port " + repository.port().orElse(0)));
    }

    /**
     * The addresses to connect to; at least one.
     *
     * @throws InvalidInput REPO_HOST_NOT_ALLOWLISTED when one of them is not where the host may be
     */
    public List<InetAddress> addressesOf(AllowedHost host) throws UnknownHostException {
        var addresses = resolver.resolve(host.name());
        if (addresses.isEmpty()) throw new UnknownHostException(host.name());
        addresses.forEach(address -> checkAddress(host, address));
        return addresses;
    }

    /**
     * To be asked by the connection, about the address that it connects to.
     *
     * @throws InvalidInput REPO_HOST_NOT_ALLOWLISTED
     */
    public void checkAddress(AllowedHost host, InetAddress address) {
        if (!host.mayBeAt(address))
            throw notListed(host.name(), " at the address " + address.getHostAddress() + ", which it resolves to");
    }

    /**
     * The folder of a {@code file:} repository, with all links followed. A URL may lead on inside a Subversion
     * repository, where there are no folders any more.
     *
     * @throws InvalidInput REPO_SCHEME_NOT_ALLOWED when it is not below an allowed folder, or not there at all
     */
    public Path checkFile(Repository repository) {
        var path = path(repository);
        for (var root : settings.fileRoots()) {
            try {
                var there = there(path);
                var real = (subversion(there) ? there : path).toRealPath();
                if (real.startsWith(root.toRealPath())) return real;
            } catch (IOException gone) {
                // not there: not below this root either
            }
        }
        throw no(
                "REPO_SCHEME_NOT_ALLOWED",
                "must begin with https:// or ssh://; a file: URL may only name a repository in an allowed folder");
    }

    private static Path path(Repository repository) {
        // the only thing that a URL of ours may encode
        return Path.of(repository.path().replace("%20", " ")).normalize();
    }

    private static Path there(Path path) {
        var there = path;
        while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
        return there;
    }

    private static boolean subversion(Path folder) {
        return Files.isRegularFile(folder.resolve("format")) && Files.isDirectory(folder.resolve("db"));
    }

    public RepositorySettings settings() {
        return settings;
    }

    private static boolean usual(String scheme) {
        return Arrays.asList("https", "ssh").contains(scheme);
    }

    private static InvalidInput notListed(String host, String where) {
        return no(
                "REPO_HOST_NOT_ALLOWLISTED",
                "must be on a host that code may come from; " + host + where + " is not on the list"
                        + " (an administrator keeps it in gaas.repositories)");
    }

    private static InvalidInput no(String rule, String sentence) {
        return new InvalidInput("repository", rule, sentence);
    }
}
