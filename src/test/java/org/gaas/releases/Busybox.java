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

/** A server that has nothing but busybox: its shell, its tar, its checksums. Skips the test where it is missing. */
final class Busybox {
    static final String SHELL = "/bin/busybox sh";

    private Busybox() {}

    /**
     * @param programs a folder to fill with links
     */
    static Platform platform(Path programs) throws Exception {
        assumeTrue(Local.has("busybox"), "busybox is not installed");
        Files.createDirectories(programs);
        var install = new ProcessBuilder("busybox", "--install", "-s", programs.toString()).start();
        assertThat(install.waitFor()).isZero();
        // Debian's busybox has none
        Files.createSymbolicLink(programs.resolve("flock"), Path.of("/usr/bin/flock"));
        var plain = new PlainPlatform();
        return (Platform) Proxy.newProxyInstance(
                Busybox.class.getClassLoader(),
                new Class<?>[] {Platform.class},
                (proxy, method, arguments) ->
                        method.getName().equals("programs") ? programs.toString() : method.invoke(plain, arguments));
    }

    static void remove(Path programs) throws IOException {
        if (!Files.exists(programs)) return;
        try (var links = Files.list(programs)) {
            for (var link : (Iterable<Path>) links::iterator) Files.delete(link);
        }
    }
}
