package org.gaas.sites.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gaas.sites.NameServers.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Name servers that are asked")
class AskedNameServersTest {
    private static final Path PROGRAM = Path.of("/usr/bin/pebble-challtestsrv");

    private static int management;
    private static int port;
    private static Process server;

    private final AskedNameServers names =
            new AskedNameServers(new DnsSettings(List.of("127.0.0.1:" + port), Duration.ofSeconds(5)));

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Files.isExecutable(PROGRAM),
                "not tried with a name server: there is no " + PROGRAM + " (apt-get install pebble)");
        management = freePort();
        port = freePort();
        server = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-dns01",
                        "127.0.0.1:" + port,
                        "-management",
                        "127.0.0.1:" + management,
                        "-http01",
                        "",
                        "-https01",
                        "",
                        "-tlsalpn01",
                        "",
                        "-defaultIPv4",
                        "",
                        "-defaultIPv6",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            told("add-a", "{\"host\": \"epd.zorg.example.\", \"addresses\": [\"192.0.2.7\", \"192.0.2.8\"]}");
            return true;
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server == null) return;
        server.destroy();
        server.waitFor();
    }

    @Test
    @DisplayName("tell all addresses of a name, of both kinds")
    void addresses() throws Exception {
        told("add-aaaa", "{\"host\": \"epd.zorg.example.\", \"addresses\": [\"2001:db8::7\"]}");

        assertThat(names.ask("epd.zorg.example"))
                .isEqualTo(Answer.leadingTo(List.of(), List.of("192.0.2.7", "192.0.2.8", "2001:db8:0:0:0:0:0:7")));
    }

    @Test
    @DisplayName("tell the aliases on the way, in their order")
    void aliases() throws Exception {
        told("set-cname", "{\"host\": \"www.zorg.example.\", \"target\": \"cloud.zorg.example.\"}");
        told("set-cname", "{\"host\": \"cloud.zorg.example.\", \"target\": \"epd.zorg.example.\"}");

        assertThat(names.ask("www.zorg.example").aliases()).containsExactly("cloud.zorg.example", "epd.zorg.example");
        assertThat(names.ask("www.zorg.example").addresses()).contains("192.0.2.7");
    }

    @Test
    @DisplayName("see a change at once")
    void changed() throws Exception {
        assertThat(names.ask("new.zorg.example").addresses()).isEmpty();
        told("add-a", "{\"host\": \"new.zorg.example.\", \"addresses\": [\"192.0.2.9\"]}");

        assertThat(names.ask("new.zorg.example").addresses()).containsExactly("192.0.2.9");
    }

    @Test
    @DisplayName("that fail, or whose names lead in a circle, know nothing")
    void failing() throws Exception {
        told("set-servfail", "{\"host\": \"broken.zorg.example.\"}");
        told("set-cname", "{\"host\": \"a.zorg.example.\", \"target\": \"b.zorg.example.\"}");
        told("set-cname", "{\"host\": \"b.zorg.example.\", \"target\": \"a.zorg.example.\"}");

        assertThat(names.ask("broken.zorg.example").trouble()).hasValue("its name servers fail (SERVFAIL)");
        assertThat(names.ask("a.zorg.example").trouble()).hasValue("its aliases (CNAME) lead in a circle");
    }

    @Test
    @DisplayName("that don't answer are waited for as long as the settings say")
    void silent() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var asking = new AskedNameServers(
                    new DnsSettings(List.of("127.0.0.1:" + silent.getLocalPort()), Duration.ofSeconds(1)));

            assertThat(asking.ask("epd.zorg.example").trouble()).hasValue("no name server answered within 2 s");
        }
    }

    @Test
    @DisplayName("are not asked about addresses, nor about what is no name")
    void noNames() {
        assertThat(names.ask("192.0.2.1").addresses()).containsExactly("192.0.2.1");
        assertThat(names.ask("a..b").trouble()).hasValue("'a..b' is not a name");
        assertThat(names.ask("a".repeat(64) + ".nl").trouble()).isPresent();
    }

    @Test
    @DisplayName("are addresses, with a port or without")
    void settings() {
        for (var right : List.of("9.9.9.9", "127.0.0.1:53", "2620:fe::fe", "[::1]:5353"))
            assertThat(new AskedNameServers(new DnsSettings(List.of(right), Duration.ofSeconds(1))))
                    .isNotNull();
        assertThatThrownBy(() -> new DnsSettings(List.of("dns.example.org"), Duration.ofSeconds(1)))
                .hasMessage("gaas.sites.dns.servers: not an address: 'dns.example.org'");
    }

    private static void told(String what, String how) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(how))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
