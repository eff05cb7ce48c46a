package org.gaas.certificates.nginx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaas.TestFleet;
import org.gaas.certificates.CertificateServer;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Result;
import org.gaas.remote.Source;
import org.gaas.remote.SystemUser;

/** An installation of one static page on a server of the test fleet, with or without a site. */
public final class PublishedSite {
    public static final String SERVER = TestFleet.PRODUCTION;

    private final TestFleet fleet;
    private final String name;
    public final Host host;

    public PublishedSite(TestFleet fleet, String name) {
        this(fleet, name, System.nanoTime());
    }

    /**
     * @param fence lower than what comes after it
     */
    public PublishedSite(TestFleet fleet, String name, long fence) {
        this.fleet = fleet;
        this.name = name;
        this.host = fleet.host(SERVER);
        var user = List.<Desired>of(new SystemUser(name, "srv/gaas/" + name));
        host.converge(Lock.installation(name, fence), user).orThrow();
        root("cd /srv/gaas && mkdir -p @/current/htdocs && echo 'page of @' >@/current/htdocs/index.html"
                + " && chown -R -h gaas:@ @ && chmod 750 @");
    }

    /** What the desk has for such servers. */
    public CertificateServer server() {
        return new NginxCertificates();
    }

    public InetSocketAddress front() {
        return new InetSocketAddress(fleet.address(SERVER), 443);
    }

    public void publish(String... names) {
        asked("site", "put", "host=" + String.join("\nhost=", names) + "\nweb=htdocs\nruntime=static\n")
                .expect("a site");
    }

    public void unpublish() {
        asked("site", "remove", "").expect("no site");
    }

    /** What the desk can ask for; nothing is thrown when it is refused. */
    public Result asked(String program, String word, String input) {
        return asked(program, word, name, input);
    }

    public Result asked(String program, String word, String about, String input) {
        return host.run(Command.of("sudo", "-n", "/usr/lib/gaas/" + program, word, about)
                .reading(Source.of(input.getBytes(StandardCharsets.UTF_8))));
    }

    /** What root gets with this in a shell; {@code @} stands for the installation. */
    public String root(String script) {
        return fleet.asRoot(SERVER, script.replace("@", name));
    }

    /** Status, headers and body that somebody outside gets over HTTP for a path of a name; empty for no answer. */
    public String get(String name, String path) {
        try (var socket = new Socket(fleet.address(SERVER), 80)) {
            socket.setSoTimeout(10_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove() {
        unpublish();
        asked("certificate", "remove", "").expect("no certificate");
        asked("challenge", "remove", "").expect("no challenge");
        root("rm -rf /srv/gaas/@; /usr/lib/gaas/user remove @");
    }
}
