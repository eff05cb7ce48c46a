package org.gaas.remote.sh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gaas.remote.Host;
import org.gaas.remote.HostContract;
import org.gaas.remote.Local;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.RemoteSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A host by script whose shell and programs are busybox")
class BusyboxTest extends HostContract {
    private static final Path BUSYBOX = Path.of(System.getProperty("gaas.test.busybox", "/bin/busybox"));

    private static Path programs;

    @BeforeAll
    static void install() throws IOException {
        assumeTrue(Files.isExecutable(BUSYBOX), "not tried with busybox: there is no " + BUSYBOX + " on this machine");
        programs = Files.createTempDirectory("busybox");
        Local.line(BUSYBOX.toString(), "--install", "-s", programs.toString());
        // Debian builds its busybox without flock; others have it
        if (!Files.exists(programs.resolve("flock")))
            Files.createSymbolicLink(programs.resolve("flock"), Path.of("/usr/bin/flock"));
    }

    @AfterAll
    static void remove() {
        if (programs != null) Local.line("rm", "-rf", programs.toString());
    }

    @Override
    protected Host host() {
        return host(root, settings(Duration.ofSeconds(2)));
    }

    static Host host(Path root, RemoteSettings settings) {
        var platform = new PlainPlatform(programs.toString());
        var wire = new LocalWire(programs.resolve("sh").toString());
        return new ScriptHost("local1", root.toString(), platform, wire, settings);
    }

    static RemoteSettings settings(Duration lockTimeout) {
        var usual = RemoteSettings.usual(Path.of("key"));
        return new RemoteSettings(
                usual.key(),
                usual.connectTimeout(),
                usual.loginTimeout(),
                usual.commandTimeout(),
                lockTimeout,
                usual.idleTimeout(),
                usual.keepalive());
    }
}
