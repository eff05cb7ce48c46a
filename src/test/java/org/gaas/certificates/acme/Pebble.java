package org.gaas.certificates.acme;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gaas.box.tls.TestAuthority;
import org.gaas.certificates.acme.AcmeSettings.Authority;
import org.gaas.certificates.acme.AcmeSettings.Binding;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Pebble, the authority that Let's Encrypt tests clients with: on the loopback, with many nonces rejected. */
final class Pebble implements AutoCloseable {
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/pebble"), Path.of("/usr/bin/pebble-challtestsrv"));

    private final Path folder;
    private final TestAuthority authority;
    private final int port = freePort();
    private final List<Process> running = new ArrayList<>();

    /** Skips tests where Pebble is not installed, and says so. */
    static final class Given implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return PROGRAMS.stream().allMatch(Files::isExecutable)
                    ? ConditionEvaluationResult.enabled("Pebble is there")
                    : ConditionEvaluationResult.disabled(
                            "not tried with Pebble: it is not on this machine (apt-get install pebble)");
        }
    }

    /**
     * @param where the address that all names lead to
     * @param http the port on which it asks there
     * @param bindings whether accounts must be bound to one that it knows: {@code kid-1}
     */
    Pebble(String where, int http, boolean bindings) {
        try {
            folder = Files.createTempDirectory("gaas-pebble");
            authority = new TestAuthority(Files.createDirectory(folder.resolve("tls")), Clock.systemUTC());
            var own = authority.leaf("pebble", List.of("localhost"));
            var names = freePort();
            Files.writeString(folder.resolve("config.json"), """
                    {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                      "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": 1, "ocspResponderURL": "",
                      "externalAccountBindingRequired": %s, "externalAccountMACKeys": {"kid-1": "%s"},
                      "domainBlocklist": ["blocked.example.org"]}}
                    """.formatted(
                            port, freePort(), own.chainFile(), own.keyFile(), http, bindings, macKey()));
            start(
                    "pebble-challtestsrv",
                    "-dns01",
                    "127.0.0.1:" + names,
                    "-management",
                    "127.0.0.1:" + freePort(),
                    "-http01",
                    "",
                    "-https01",
                    "",
                    "-tlsalpn01",
                    "",
                    "-defaultIPv4",
                    where,
                    "-defaultIPv6",
                    "");
            start("pebble", "-strict", "-config", "config.json", "-dnsserver", "127.0.0.1:" + names);
            await().atMost(Duration.ofSeconds(30)).until(this::listens);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private void start(String... argv) throws IOException {
        var program = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(argv[0] + ".log").toFile());
        program.environment().putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "30"));
        running.add(program.start());
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** How the desk's list has it. */
    Authority settings() {
        return settings(Binding.NONE);
    }

    Authority settings(Binding binding) {
        return new Authority(
                "pebble",
                URI.create("https://localhost:" + port + "/dir"),
                List.of("127.0.0.0/8"),
                Optional.of(authority.file()),
                Optional.of("hosting@example.org"),
                true,
                binding);
    }

    /** What Pebble has written. */
    String log() {
        try {
            return Files.readString(folder.resolve("pebble.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String macKey() {
        return "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (var process : running) {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
