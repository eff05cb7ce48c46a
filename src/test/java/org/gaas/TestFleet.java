package org.gaas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaas.remote.DebianPlatform;
import org.gaas.remote.Host;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.gaas.remote.ssh.RealServers;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/**
 * Three real servers on this machine, in network namespaces of their own: {@code src/test/fleet/up}. One for all tests of
 * a JVM, ended with it.
 */
public final class TestFleet {
    /** For production, acceptance, and trials and builds. */
    public static final String PRODUCTION = "srv1", ACCEPTANCE = "srv2", TRIAL = "srv3";

    private static final Map<String, List<String>> ROLES = Map.of(
            PRODUCTION, List.of("production"), ACCEPTANCE, List.of("acceptance"), TRIAL, List.of("trial", "build"));
    static final Path SCRIPTS = Path.of("src/test/fleet").toAbsolutePath();
    static final Path STATE = Path.of("/run/gaas-fleet");

    private static TestFleet shared;

    private final String number;
    private final Path folder;
    private final Map<String, Map<String, Object>> described;
    private final Servers ways;

    private TestFleet() throws IOException {
        folder = Files.createTempDirectory("gaas-fleet-test");
        number = freeNumber(100);
        Files.createDirectory(repositories());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key().toString());
        var up = run(
                Map.of("GAAS_FLEET", number),
                SCRIPTS.resolve("up").toString(),
                Integer.toString(ROLES.size()),
                key() + ".pub");
        Map<String, Map<String, Map<String, Object>>> told = new Yaml().load(up);
        described = told.get("servers");
        described.forEach((name, server) -> server.put("roles", ROLES.get(name)));
        ways = RealServers.with(key());
    }

    /** The fleet of this JVM; started by the first who asks. */
    public static synchronized TestFleet shared() {
        try {
            if (shared == null) shared = new TestFleet();
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why no fleet can be started here; empty when one can. */
    public static Optional<String> missing() {
        if (!System.getProperty("user.name").equals("root"))
            return Optional.of("not tried on real servers: that needs root");
        for (var program : List.of("debootstrap", "ip", "unshare", "nsenter"))
            if (List.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/").stream()
                    .noneMatch(place -> Files.isExecutable(Path.of(place + program))))
                return Optional.of("not tried on real servers: there is no " + program + " on this machine");
        return Optional.empty();
    }

    /** The way into a server, as the desk has it. */
    public Host host(String server) {
        return ways.connect(access(server));
    }

    /** How the desk gets into a server. */
    public ServerAccess access(String server) {
        var told = described.get(server);
        var keys =
                ((List<?>) told.get("hostKeys")).stream().map(Object::toString).toList();
        return new ServerAccess(
                server, told.get("address").toString(), 22, "gaas", key(), keys, "/", new DebianPlatform());
    }

    /** The file that holds the key which the servers let in. */
    public Path key() {
        return folder.resolve("key");
    }

    /** A file of servers, as the desk reads it. */
    public String file() {
        return new Yaml().dump(Map.of("servers", described));
    }

    /** Where a server is in the network. */
    public String address(String server) {
        return access(server).host();
    }

    /** The name that the sites of a server share. */
    public String sites(String server) {
        return described.get(server).get("sites").toString();
    }

    /** A file with the certificates that the servers' shared names have. */
    public Path authorities() {
        var all = new StringBuilder();
        for (var server : described.keySet())
            all.append(asRoot(server, "cat /etc/gaas/tls/.shared/current/chain.pem"))
                    .append('\n');
        return written("authorities.pem", all.toString());
    }

    /** What a desk must be told about this fleet. */
    public Map<String, Object> settings() {
        return Map.of(
                "gaas.fleet", written("fleet.yaml", file()).toString(),
                "gaas.remote.key", key().toString(),
                "gaas.sites.trusted-roots", authorities().toString(),
                "gaas.sites.addresses",
                        String.join(
                                ",",
                                described.keySet().stream()
                                        .map(server -> sites(server) + "=" + address(server))
                                        .toList()),
                "gaas.repositories.file-roots", repositories().toString());
    }

    /** A folder for repositories that a desk of this fleet may take code from. */
    public Path repositories() {
        return folder.resolve("repositories");
    }

    /** Status, headers and body of what a site answers to somebody outside. */
    public String get(String url, String... more) {
        var words = new ArrayList<String>(List.of("curl", "-sS", "-i", "--max-time", "30", "--cacert"));
        words.add(authorities().toString());
        for (var server : described.keySet())
            for (var port : List.of(80, 443))
                words.addAll(List.of("--resolve", sites(server) + ":" + port + ":" + address(server)));
        words.addAll(List.of(more));
        words.add(url);
        return run(Map.of(), words.toArray(String[]::new)).replace("\r", "");
    }

    /** What somebody outside of the servers gets when running this in a shell, in a folder of the fleet's. */
    public String outside(String script) {
        return run(Map.of(), "/bin/sh", "-c", "cd " + folder + " && " + script);
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of a server, as root of this machine sees it. */
    public Path tree(String server) {
        return STATE.resolve(number).resolve(server).resolve("root");
    }

    /**
     * What a server's own administrator gets when running this in a shell there.
     *
     * @throws AssertionError when it does not end with 0
     */
    public String asRoot(String server, String script) {
        var words = new ArrayList<String>(List.of("nsenter", "-a", "-t", Long.toString(inside(server))));
        words.addAll(List.of("/bin/sh", "-c", "export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin; " + script));
        return run(Map.of(), words.toArray(String[]::new));
    }

    /** Takes the power from a server: all that runs there is gone, what was written stays. */
    public void powerOff(String server) {
        run(Map.of("GAAS_FLEET", number), SCRIPTS.resolve("power").toString(), "off", server);
    }

    /** Gives a server its power back, and waits until it lets people in. */
    public void powerOn(String server) {
        run(Map.of("GAAS_FLEET", number), SCRIPTS.resolve("power").toString(), "on", server);
    }

    /** The first process inside. */
    private long inside(String server) {
        try {
            var outside = Files.readString(STATE.resolve(number).resolve(server).resolve("pid"))
                    .strip();
            return ProcessHandle.of(Long.parseLong(outside))
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of fifty that no other fleet has; those of dead JVMs are ended. */
    static String freeNumber(int first) throws IOException {
        for (int number = first; number < first + 50; number++) {
            var owner = STATE.resolve(number + ".owner");
            var ours = Long.toString(ProcessHandle.current().pid());
            Files.createDirectories(STATE);
            try {
                Files.writeString(owner, ours, StandardOpenOption.CREATE_NEW);
                return Integer.toString(number);
            } catch (FileAlreadyExistsException taken) {
                var alive = ProcessHandle.of(
                        Long.parseLong("0" + Files.readString(owner).strip()));
                if (alive.isPresent()) continue;
                run(
                        Map.of("GAAS_FLEET", Integer.toString(number)),
                        SCRIPTS.resolve("down").toString());
                Files.writeString(owner, ours);
                return Integer.toString(number);
            }
        }
        throw new IllegalStateException("50 fleets run already: src/test/fleet/down ends one");
    }

    private void end() {
        try {
            run(Map.of("GAAS_FLEET", number), SCRIPTS.resolve("down").toString());
            Files.deleteIfExists(STATE.resolve(number + ".owner"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    static String run(Map<String, String> environment, String... argv) {
        try {
            var program = new ProcessBuilder(argv).redirectErrorStream(true);
            program.environment().putAll(environment);
            program.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            var output = Files.createTempFile("gaas-fleet", ".out");
            var process = program.redirectOutput(output.toFile()).start();
            var ended = process.waitFor(10, TimeUnit.MINUTES);
            var said = Files.readString(output);
            Files.delete(output);
            if (!ended) process.destroyForcibly();
            if (!ended || process.exitValue() != 0)
                throw new AssertionError(String.join(" ", argv) + " failed:\n" + said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gives a test its fleet, or says why there is none. */
    static class Given implements ExecutionCondition, ParameterResolver {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return missing()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("a fleet can be started"));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestFleet.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared();
        }
    }
}
