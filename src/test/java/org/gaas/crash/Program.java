package org.gaas.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the desk's program is called.
 *
 * @param options of the Java machine: one that starts quickly counts more here than one that runs fast
 */
record Program(List<String> options) {
    private static final Map<Path, Program> ARCHIVED = new ConcurrentHashMap<>();

    private static final List<String> QUICK =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    /** As this test is called. */
    static Program plain() {
        return with(List.of("-cp", classPath()));
    }

    /**
     * As the launcher and the image call it: one jar, whose manifest names the others.
     *
     * @param folder where that jar is made
     */
    static Program unpacked(Path folder) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(classPath().split(File.pathSeparator))
                                .map(part -> Path.of(part).toUri().toString())
                                .collect(Collectors.joining(" ")));
        var jar = folder.resolve("desk.jar");
        try {
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with(List.of("-cp", jar.toString()));
    }

    /**
     * With an archive of loaded classes, which saves a third of each start and costs one start more, once for all tests
     * of this machine. The archive wants jars.
     *
     * @param folder where it is made
     * @param home of a desk that is started for it
     */
    static Program archived(Path folder, Path home, List<String> settings) {
        return ARCHIVED.computeIfAbsent(folder, place -> archive(place, home, settings));
    }

    private static Program archive(Path folder, Path home, List<String> settings) {
        var archive = folder.resolve("classes.jsa");
        var path = Stream.of(classPath().split(File.pathSeparator))
                .map(Path::of)
                .map(part -> Files.isDirectory(part) ? jar(part, folder) : part)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var making = new DeskProcess(
                home, with(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-cp", path)), settings);
        making.start();
        making.close();
        assertThat(archive).exists();
        return with(List.of("-XX:SharedArchiveFile=" + archive, "-cp", path));
    }

    Program and(String option) {
        var more = new ArrayList<>(options);
        more.add(option);
        return new Program(more);
    }

    private static Program with(List<String> more) {
        var options = new ArrayList<>(QUICK);
        options.addAll(more);
        return new Program(options);
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static Path jar(Path classes, Path folder) {
        var jar = folder.resolve(classes.getFileName() + ".jar");
        try (var files = Files.walk(classes)) {
            Files.createDirectories(folder);
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (var file : files.filter(path -> !path.equals(classes)).toList()) {
                    // folders too: resources are looked for by patterns
                    var name = classes.relativize(file) + (Files.isDirectory(file) ? "/" : "");
                    out.putNextEntry(new JarEntry(name));
                    if (Files.isRegularFile(file)) Files.copy(file, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
