package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gaas.TestDatabase;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Releases")
class ReleasesTest {
    private static final Repository CODE = new Repository("https://git.example.org/app.git");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final TestDatabase database = new TestDatabase();
    private final FakeSource source = new FakeSource();
    private Artefacts artefacts;
    private Releases releases;

    @BeforeEach
    void make() {
        artefacts = new Artefacts(home, CLOCK);
        releases = releasesWith(RepositorySettings.none());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are kept as a manifest and as contents, each content once")
    void kept() throws Exception {
        source.tagged("1.0", Map.of("a", "same", "b", "same", "bin/run", "x:go", "link", "-> a", "empty", ""));
        var artefact = fetched("1.0");
        assertThat(artefact.files()).isEqualTo(5);
        assertThat(artefact.bytes()).isEqualTo(4 + 4 + 2 + 1);
        try (var entries = artefacts.entries(artefact.id())) {
            assertThat(entries.map(entry -> entry.mode() + " " + entry.size() + " " + entry.path()))
                    .containsExactly("PLAIN 4 a", "PLAIN 4 b", "EXECUTABLE 2 bin/run", "PLAIN 0 empty", "LINK 1 link");
        }
        assertThat(objects()).hasSize(4);
        assertThat(artefact.id()).isEqualTo(Sha256.of(Files.readAllBytes(artefacts.manifestFile(artefact.id()))));
        assertThat(home.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    @DisplayName("are fetched once, and found again after a restart")
    void once() throws Exception {
        source.tagged("1.0", Map.of("a", "1"));
        var artefact = fetched("1.0");
        artefacts = new Artefacts(home, CLOCK);
        releases = releasesWith(RepositorySettings.none());
        assertThat(fetched("1.0")).isEqualTo(artefact);
        assertThat(source.exports).hasValue(1);
    }

    @Test
    @DisplayName("that many ask for at the same time are fetched once")
    void together() throws Exception {
        source.tagged("1.0", Map.of("a", "1"));
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Artefact> fetch = () -> fetched("1.0");
            var all = threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> fetch).toList());
            for (var one : all) assertThat(one.get()).isEqualTo(fetched("1.0"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(source.exports).hasValue(1);
    }

    @Test
    @DisplayName("with the same files are the same artefact, whatever they are called")
    void sameFiles() throws Exception {
        source.tagged("1.0", Map.of("a", "1"));
        source.tagged("1.0-again", Map.of("a", "1"));
        source.tagged("1.1", Map.of("a", "x:1"));
        assertThat(fetched("1.0-again")).isEqualTo(fetched("1.0"));
        assertThat(fetched("1.1").id()).isNotEqualTo(fetched("1.0").id());
    }

    @Test
    @DisplayName("are fetched again when something of them is lost or cut off")
    void damaged() throws Exception {
        source.tagged("1.0", Map.of("a", "one", "b", "two"));
        var artefact = fetched("1.0");
        Files.delete(artefacts.object(Sha256.of("one")));
        assertThat(fetched("1.0")).isEqualTo(artefact);
        Files.writeString(artefacts.object(Sha256.of("two")), "tw");
        assertThat(fetched("1.0")).isEqualTo(artefact);
        Files.writeString(artefacts.manifestFile(artefact.id()), "gaas manifest 1\n");
        assertThat(fetched("1.0")).isEqualTo(artefact);
        Files.delete(artefacts.manifestFile(artefact.id()));
        releases.bringHere(artefact.id(), Watch.none());
        assertThat(artefacts.complete(artefact.id())).isTrue();
        assertThat(source.exports).hasValue(5);
    }

    @Test
    @DisplayName("that were found whole are not looked through again before a file comes or goes")
    void wholeOnce() throws Exception {
        source.tagged("1.0", Map.of("a", "one", "b", "two"));
        var artefact = fetched("1.0");
        var settled = FileTime.from(CLOCK.instant().minusSeconds(3));
        Files.setLastModifiedTime(home.resolve("objects"), settled);
        Files.setLastModifiedTime(artefacts.manifestFile(artefact.id()), settled);
        assertThat(artefacts.complete(artefact.id())).isTrue();
        // as no file goes by that, nobody looks; whoever reads it finds out
        Files.writeString(artefacts.object(Sha256.of("two")), "tw");
        assertThat(artefacts.complete(artefact.id())).isTrue();
        assertThatThrownBy(() -> releases.file(artefact.id(), "b").open().readAllBytes())
                .hasMessageContaining("removed");
        assertThat(artefacts.complete(artefact.id())).isFalse();
        assertThat(fetched("1.0")).isEqualTo(artefact);
        assertThat(artefacts.complete(artefact.id())).isTrue();
        // the next change may come in the same moment
        var now = FileTime.from(CLOCK.instant());
        Files.setLastModifiedTime(home.resolve("objects"), now);
        assertThat(artefacts.complete(artefact.id())).isTrue();
        Files.delete(artefacts.object(Sha256.of("one")));
        Files.setLastModifiedTime(home.resolve("objects"), now);
        assertThat(artefacts.complete(artefact.id())).isFalse();
        Files.setLastModifiedTime(home.resolve("objects"), settled);
        Files.writeString(artefacts.manifestFile(artefact.id()), "gaas manifest 1\n");
        assertThat(artefacts.complete(artefact.id())).isFalse();
    }

    @Test
    @DisplayName("are checked to the last byte when they are read; a damaged content is removed")
    void bitRot() throws Exception {
        source.tagged("1.0", Map.of("a", "one"));
        var artefact = fetched("1.0");
        Files.writeString(artefacts.object(Sha256.of("one")), "two");
        try (var entries = artefacts.entries(artefact.id())) {
            var entry = entries.findFirst().orElseThrow();
            assertThatThrownBy(() -> {
                        try (var content = artefacts.content(entry)) {
                            content.readAllBytes();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged");
        }
        assertThat(artefacts.complete(artefact.id())).isFalse();
    }

    @Test
    @DisplayName("that are refused leave no artefact and nothing unfinished")
    void refused() throws Exception {
        source.tagged("1.0", Map.of("a", "1", "b", "-> ../../etc/passwd"));
        assertThatThrownBy(() -> fetched("1.0"))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("LINK_LEAVES_RELEASE"));
        assertThat(home.resolve("manifests")).isEmptyDirectory();
        assertThat(home.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    @DisplayName("have a limit, in files and in bytes")
    void limits() {
        source.tagged("1.0", Map.of("a", "1", "b", "2", "c", "3"));
        var none = RepositorySettings.none();
        for (var limits : List.of(
                new RepositorySettings(List.of(), List.of(), none.timeout(), none.longest(), 2, 100),
                new RepositorySettings(List.of(), List.of(), none.timeout(), none.longest(), 100, 2))) {
            releases = releasesWith(limits);
            assertThatThrownBy(() -> fetched("1.0"))
                    .isInstanceOfSatisfying(
                            ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("RELEASE_TOO_LARGE"));
        }
    }

    @Test
    @DisplayName("are refused when the tag is not what it was when it was first used")
    void moved() throws Exception {
        source.tagged("1.0", Map.of("a", "1"));
        releases.resolve(CODE, new Tag("1.0"), true);
        releases.resolve(CODE, new Tag("1.0"), true);
        source.tagged("1.0", Map.of("a", "2"));
        assertThatThrownBy(() -> releases.resolve(CODE, new Tag("1.0"), true))
                .isInstanceOfSatisfying(ReleaseRefused.class, no -> {
                    assertThat(no.rule()).isEqualTo("TAG_MOVED");
                    assertThat(no.code()).isEqualTo("ReleaseRefused");
                });
        var elsewhere = new Repository("https://git.example.org/other.git");
        assertThat(releases.resolve(elsewhere, new Tag("1.0"), true).tagged()).isTrue();
    }

    @Test
    @DisplayName("are listed with the newest-looking tag first")
    void tags() throws Exception {
        for (var tag : List.of("1.9.1", "1.10.0", "1.9.1-p9")) source.tagged(tag, Map.of("a", "1"));
        assertThat(releases.tags(CODE))
                .extracting(tag -> tag.name().value())
                .containsExactly("1.10.0", "1.9.1-p9", "1.9.1");
    }

    @Test
    @DisplayName("leave nothing behind for ever when the desk is killed in the middle")
    void leftovers() throws Exception {
        var unfinished = Files.createDirectories(home.resolve("unfinished"));
        var old = Files.writeString(unfinished.resolve("old"), "half");
        var fresh = Files.writeString(unfinished.resolve("fresh"), "half");
        Files.setLastModifiedTime(old, FileTime.from(CLOCK.instant().minusSeconds(90_000)));
        Files.setLastModifiedTime(fresh, FileTime.from(CLOCK.instant()));
        new Artefacts(home, CLOCK);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    private Artefact fetched(String tag) throws ReleaseRefused {
        return releases.fetch(releases.resolve(CODE, new Tag(tag), true), Watch.none());
    }

    private Releases releasesWith(RepositorySettings settings) {
        var allowed = new AllowedRepositories(settings, host -> List.of());
        return new Releases(
                List.of(source),
                allowed,
                artefacts,
                new ReleaseRecords(database.jdbc(), CLOCK),
                new BuildOutcomes(artefacts, allowed, new BuildRecords(database.jdbc(), CLOCK), null));
    }

    private List<Path> objects() throws IOException {
        try (var files = Files.list(home.resolve("objects"))) {
            return files.toList();
        }
    }
}
