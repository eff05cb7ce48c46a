package org.gaas.certificates.acme;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gaas.box.tls.TestAuthority;
import org.gaas.certificates.acme.AcmeSettings.Authority;
import org.gaas.certificates.acme.AcmeSettings.Binding;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Pebble, the authority that Let's Encrypt tests clients with: on the loopback, with many nonces rejected. */
public final class Pebble implements AutoCloseable {
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/pebble"), Path.of("/usr/bin/pebble-challtestsrv"));

    private final Path folder;
    private final TestAuthority authority;
    private final int port = freePort();
    private final int management = freePort();
    private final int names = freePort();
    private final int namesManagement = freePort();
    private final List<Process> running = new ArrayList<>();

    /** Skips tests where Pebble is not installed, and says so. */
    public static final class Given implements ExecutionCondition {
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
    public Pebble(String where, int http, boolean bindings) {
        try {
            folder = Files.createTempDirectory("gaas-pebble");
            authority = new TestAuthority(Files.createDirectory(folder.resolve("tls")), Clock.systemUTC());
            var own = authority.leaf("pebble", List.of("localhost"));
            Files.writeString(folder.resolve("config.json"), """
                    {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                      "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": 1, "ocspResponderURL": "",
                      "externalAccountBindingRequired": %s, "externalAccountMACKeys": {"kid-1": "%s"},
                      "domainBlocklist": ["blocked.example.org"]}}
                    """.formatted(
                            port, management, own.chainFile(), own.keyFile(), http, bindings, macKey()));
            start(
                    "pebble-challtestsrv",
                    "-dns01",
                    "127.0.0.1:" + names,
                    "-management",
                    "127.0.0.1:" + namesManagement,
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
        program.environment()
                .putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "30", "PEBBLE_AUTHZREUSE", "0"));
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

    /** What a desk must be told to order there; its list has no other. */
    public Map<String, String> properties() {
        var one = "gaas.acme.authorities[0].";
        return Map.of(
                one + "name", "pebble",
                one + "directory", settings().directory().toString(),
                one + "networks[0]", "127.0.0.0/8",
                one + "roots", authority.file().toString(),
                one + "contact", "hosting@example.org",
                one + "terms-agreed", "true");
    }

    /** The root of what it issues; another one at each start. */
    public String root() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            try (var in = Files.newInputStream(authority.file())) {
                trusted.setCertificateEntry(
                        "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            var url = URI.create("https://localhost:" + management + "/roots/0");
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The name server that it asks, with its port. */
    public String nameServer() {
        return "127.0.0.1:" + names;
    }

    /** From now on a name leads to this address, and not to where all others do. */
    public void leads(String host, String address) {
        var told = "{\"host\": \"%s.\", \"addresses\": [\"%s\"]}".formatted(host, address);
        try {
            for (var word : List.of("clear-a", "add-a"))
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + namesManagement + "/" + word))
                                        .POST(HttpRequest.BodyPublishers.ofString(told))
                                        .build(),
                                BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What Pebble has written. */
    public String log() {
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
