package org.gaas.box.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sample repository")
class SampleRepositoryTest {
    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void make() {
        repository = SampleRepository.kept(folder.resolve("a"));
    }

    @Test
    @DisplayName("has its tags, each with a version and the migrations up to it")
    void tags() throws Exception {
        assertThat(files("1.0.0")).containsKeys("bin/migrate", "public/index.cgi", "migrations/001-patients.sql");
        assertThat(files("1.0.0").get("VERSION")).isEqualTo("1.0.0\n");
        assertThat(files("1.1.0")).hasSize(files("1.0.0").size() + 1).containsKey("migrations/002-visits.sql");
        assertThat(files("1.2.0-rc1")).containsKey("migrations/003-consent.sql");
        assertThat(files("1.2.0").keySet()).isEqualTo(files("1.2.0-rc1").keySet());
        assertThat(files("1.3.0-broken").get("public/index.cgi")).contains("An error occurred!");
        assertThat(files("1.4.0").get("public/index.cgi"))
                .isEqualTo(files("1.2.0").get("public/index.cgi"));
        assertThat(files("1.4.0")).containsKey("bin/build").doesNotContainKey("public/about.html");
    }

    @Test
    @DisplayName("is the same wherever it is made")
    void deterministic() throws Exception {
        Path other = SampleRepository.kept(folder.resolve("b"));
        for (String tag : SampleRepository.TAGS)
            assertThat(commit(repository, tag)).isEqualTo(commit(other, tag));
    }

    @Test
    @DisplayName("is made once, and left alone after that")
    void kept() throws Exception {
        Files.writeString(repository.resolve("description"), "mine");
        SampleRepository.kept(folder.resolve("a"));
        assertThat(repository.resolve("description")).hasContent("mine");
    }

    @Test
    @DisplayName("marks its programs as executable, and nothing else")
    void executable() throws Exception {
        try (var git = new FileRepositoryBuilder()
                        .setGitDir(repository.toFile())
                        .build();
                var walk = new TreeWalk(git)) {
            walk.setRecursive(true);
            walk.addTree(git.resolve("1.2.0^{tree}"));
            while (walk.next())
                assertThat(walk.getFileMode() == FileMode.EXECUTABLE_FILE)
                        .as(walk.getPathString())
                        .isEqualTo(walk.getPathString().matches("bin/.*|.*\\.cgi"));
        }
    }

    private Map<String, String> files(String tag) throws Exception {
        var files = new HashMap<String, String>();
        try (var git = new FileRepositoryBuilder()
                        .setGitDir(repository.toFile())
                        .build();
                var walk = new TreeWalk(git)) {
            walk.setRecursive(true);
            walk.addTree(git.resolve(tag + "^{tree}"));
            while (walk.next())
                files.put(
                        walk.getPathString(),
                        new String(git.open(walk.getObjectId(0)).getBytes(), UTF_8));
        }
        return files;
    }

    private static String commit(Path repository, String tag) throws Exception {
        try (var git = new FileRepositoryBuilder()
                        .setGitDir(repository.toFile())
                        .build();
                var walk = new RevWalk(git)) {
            return walk.parseCommit(git.resolve(tag)).getName();
        }
    }
}
