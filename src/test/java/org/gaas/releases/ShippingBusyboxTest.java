package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaas.remote.Local;
import org.gaas.remote.PlainPlatform;
import org.gaas.remote.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The same on a server that has nothing but busybox: its shell, its tar, its checksums. */
@DisplayName("Shipping to busybox")
class ShippingBusyboxTest extends ShippingTest {
    @Override
    Platform platform() throws Exception {
        assumeTrue(Local.has("busybox"), "busybox is not installed");
        var programs = Files.createDirectories(folder.resolve("busybox"));
        var install = new ProcessBuilder("busybox", "--install", "-s", programs.toString()).start();
        assertThat(install.waitFor()).isZero();
        // Debian's busybox has none
        Files.createSymbolicLink(programs.resolve("flock"), Path.of("/usr/bin/flock"));
        var plain = new PlainPlatform();
        return (Platform) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Platform.class},
                (proxy, method, arguments) ->
                        method.getName().equals("programs") ? programs.toString() : method.invoke(plain, arguments));
    }

    @AfterEach
    void removePrograms() throws IOException {
        if (!Files.exists(folder.resolve("busybox"))) return;
        try (var links = Files.list(folder.resolve("busybox"))) {
            for (var link : (Iterable<Path>) links::iterator) Files.delete(link);
        }
    }

    @Override
    String shell() {
        return "/bin/busybox sh";
    }
}
