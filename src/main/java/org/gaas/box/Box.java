package org.gaas.box;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.gaas.box.database.Database;
import org.gaas.box.front.Front;
import org.gaas.box.sample.SampleRepository;
import org.gaas.box.sample.SampleSubversion;
import org.gaas.box.ssh.Keys;
import org.gaas.box.ssh.SshEndpoint;
import org.gaas.box.tls.TestAuthority;

/**
 * The fleet in a box: four servers that are reached over SSH like real ones, inside this JVM. Keeps its state under one
 * folder; closing it ends all that it started.
 */
public final class Box implements AutoCloseable {
    private static final String BUILD = "build";
    private static final Map<String, String> ROLES = roles();
    private static final int PATIENCE_SECONDS = 20;
    private static final List<String> FRONT_NAMES =
            List.of("localhost", "*.gaas.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    private final BoxHome home;
    private final Closing started = new Closing();
    private final List<BoxServer> servers = new ArrayList<>();
    private TestAuthority authority;
    private Database database;
    private Front front;
    private Path sample;
    private Path subversion;

    private Box(BoxHome home) {
        this.home = home;
    }

    /** Starts everything, or nothing: what was started before a failure is ended again. */
    public static Box start(Path folder, BoxSettings settings) {
        var box = new Box(BoxHome.prepare(folder));
        try {
            box.start(settings);
            return box;
        } catch (RuntimeException e) {
            box.close();
            throw e;
        }
    }

    /** Ends what a killed desk left running: the database, and commands on the servers. */
    static void endWhatWasLeft(BoxHome home) {
        ROLES.keySet().forEach(name -> new Marked(home.server(name).toString()).end(PATIENCE_SECONDS));
        new Marked(home.folder().resolve("database").toString()).end(PATIENCE_SECONDS);
    }

    private void start(BoxSettings settings) {
        started.add(HomeLock.take(home));
        var ports = new Ports(home, settings.ports());
        authority = new TestAuthority(home.tls(), Clock.systemUTC());
        sample = SampleRepository.kept(home.repositories());
        // takes a second, once: beside the database
        var making = CompletableFuture.supplyAsync(() -> SampleSubversion.kept(home.repositories()));
        started.add(() -> making.exceptionally(failed -> null).join());
        startDatabase(ports, settings);
        startServers(ports);
        startFront(ports, settings);
        subversion = making.join();
    }

    private void startFront(Ports ports, BoxSettings settings) {
        Map<String, Path> roots = servers.stream().collect(Collectors.toMap(BoxServer::name, BoxServer::root));
        front = started.add(Front.start(
                ports.of("front"),
                home.folder().resolve("front"),
                authority.leaf("front", FRONT_NAMES),
                roots,
                Map.of("PATH", ServerEnvironment.path(home), "LANG", "C.UTF-8"),
                settings.scriptTimeout()));
    }

    private void startDatabase(Ports ports, BoxSettings settings) {
        Path programs = settings.binaries() == null ? home.folder() : settings.binaries();
        var certificate = authority.leaf("database", List.of("localhost", "127.0.0.1"));
        database = started.add(Database.start(home.database(), programs, ports.of("database"), certificate));
        Programs.prepare(home, database);
    }

    private void startServers(Ports ports) {
        KeyPair client = Keys.kept(clientKey(), "gaas desk");
        ROLES.forEach((name, role) -> {
            KeyPair host = Keys.kept(home.keys().resolve(name), name);
            // what is built must not meet secrets
            Path root = role.equals(BUILD)
                    ? ServerRoot.prepare(home.server(name))
                    : ServerRoot.prepare(home.server(name), database);
            var endpoint = started.add(SshEndpoint.start(
                    name, ports.of(name), host, client.getPublic(), root, ServerEnvironment.of(home, root)));
            servers.add(
                    new BoxServer(name, role, "127.0.0.1", endpoint.port(), SshEndpoint.USER, root, Keys.line(host)));
        });
    }

    public BoxHome home() {
        return home;
    }

    /** The servers, by name prod1, acc1, trial1 and build1. */
    public List<BoxServer> servers() {
        return List.copyOf(servers);
    }

    /**
     * @throws IllegalArgumentException the box has no such server
     */
    public BoxServer server(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the box has no server " + name));
    }

    /** The private key with which the desk signs in to the servers. */
    public Path clientKey() {
        return home.keys().resolve("desk");
    }

    /** The authority that signs for the box's sites. */
    TestAuthority signing() {
        return authority;
    }

    /** The certificate, PEM, of the authority that signs for the box's sites. */
    public Path authority() {
        return authority.file();
    }

    /** The database that all servers of the box share. */
    public Database database() {
        return database;
    }

    /** The sample application's Git repository. */
    public Path sampleRepository() {
        return sample;
    }

    /** The same as a URL, for those who fetch from it. */
    public String sampleUrl() {
        return SampleTemplates.url(sample).toString();
    }

    /** The sample application's Subversion repository. */
    public Path sampleSubversion() {
        return subversion;
    }

    /** The same as a URL. */
    public String subversionUrl() {
        return SampleTemplates.url(subversion).toString();
    }

    /** The TLS port of the box's web server, on the loopback. */
    public int frontPort() {
        return front.port();
    }

    @Override
    public void close() {
        started.close();
    }

    private static Map<String, String> roles() {
        var roles = new LinkedHashMap<String, String>();
        roles.put("prod1", "production");
        roles.put("acc1", "acceptance");
        roles.put("trial1", "trial");
        roles.put("build1", BUILD);
        return roles;
    }
}
