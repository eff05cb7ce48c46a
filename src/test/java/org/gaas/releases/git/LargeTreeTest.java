package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.releases.ArtefactOnDisk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tree of 50,000 files and one large file")
class LargeTreeTest {
    private static final int FILES = 50_000;
    private static final int LARGE = 96 << 20;

    @TempDir
    Path folder;

    @Test
    @DisplayName("is exported by a JVM with 64 MB: neither the tree nor a large file is held in memory")
    void bounded() throws Exception {
        try (var bare = new BareRepository(folder.resolve("app.git"))) {
            bare.tag("1.0", bare.commit(files(), new Random(7), LARGE));
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Export.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
        assertThat(Files.readString(output.toPath())).contains("files " + (FILES + 1));
        try (var objects = Files.list(folder.resolve("artefacts/objects"))) {
            assertThat(objects).hasSize(FILES + 1);
        }
    }

    private static Map<String, String> files() {
        var files = new HashMap<String, String>();
        for (var i = 0; i < FILES; i++)
            files.put("library/of-some-vendor/package-" + i % 500 + "/src/File" + i + ".php", "<?php // " + i);
        return files;
    }

    /** What the bounded JVM runs. */
    static final class Export {
        public static void main(String... arguments) throws Exception {
            var folder = Path.of(arguments[0]);
            var source = new GitSource(GitFileTest.allowed(folder), folder.resolve("cache"));
            var repository = new Repository("file://" + folder.resolve("app.git"));
            var artefact = ArtefactOnDisk.write(
                    folder.resolve("artefacts"), source, source.resolve(repository, new Tag("1.0"), true));
            System.out.println("files " + artefact.files());
        }
    }
}
