package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.releases.TwoRepositories.deployed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaas.TestDatabase;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.gaas.releases.Compared.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

@DisplayName("Releases of a project whose repository is another one now")
class MovedRepositoryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Repository OLD = new Repository("https://git.example.org/old.git");
    private static final Repository NEW = new Repository("https://git.example.org/new.git");
    private static final Map<String, String> ONE = Map.of("a", "one");
    private static final Map<String, String> TWO = Map.of("a", "two");

    @TempDir
    Path home;

    private final TestDatabase database = new TestDatabase();
    private final TwoRepositories repositories = new TwoRepositories();
    private Releases releases;

    @BeforeEach
    void make() {
        releases = repositories.releases(database.jdbc(), home, CLOCK);
        repositories.at(NEW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("are the same commit, or the same files under another one: both are taken")
    void same() throws Exception {
        repositories.at(OLD).tagged("1.0", ONE);
        repositories.at(OLD).tagged("1.1", "r12", ONE);
        var was = deployed(releases, OLD, "1.0");
        deployed(releases, OLD, "1.1");
        repositories.at(NEW).tagged("1.0", ONE);
        repositories.at(NEW).tagged("1.1", ONE);
        assertThat(deployed(releases, NEW, "1.0", OLD)).isEqualTo(was);
        assertThat(deployed(releases, NEW, "1.1", OLD)).isNotEqualTo(new Commit("r12"));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"'', ''", "r12, r13", "r12, r12"})
    @DisplayName(
            "are refused under a tag that was something else, however often, also where a revision has the same number")
    void moved(String before, String now) throws Exception {
        tag(OLD, before, ONE);
        deployed(releases, OLD, "1.0");
        tag(NEW, now, TWO);
        for (var i = 0; i < 2; i++)
            assertThatThrownBy(() -> deployed(releases, NEW, "1.0", OLD))
                    .isInstanceOfSatisfying(ReleaseRefused.class, no -> {
                        assertThat(no.rule()).isEqualTo("TAG_MOVED");
                        assertThat(no.getMessage()).contains("old.git", "new.git", "make a new tag");
                    });
        assertThat(deployed(releases, NEW, "1.0"))
                .as("of a project that never had the other")
                .isNotNull();
    }

    @Test
    @DisplayName("may have a tag that was looked up in the old one, and never became anything")
    void never() throws Exception {
        repositories.at(OLD).tagged("1.0", ONE);
        releases.resolve(OLD, new Tag("1.0"), true);
        repositories.at(NEW).tagged("1.0", TWO);
        assertThat(deployed(releases, NEW, "1.0", OLD)).isNotNull();
    }

    @Test
    @DisplayName("that the desk lost come from whichever repository still has their files")
    void lost() throws Exception {
        repositories.at(OLD).tagged("1.0", "r1", ONE);
        deployed(releases, OLD, "1.0");
        repositories.at(NEW).tagged("1.0", ONE);
        deployed(releases, NEW, "1.0", OLD);
        var artefact = releases.fetch(releases.resolve(NEW, new Tag("1.0"), true), Watch.none());
        for (var gone : List.of(OLD, NEW)) {
            var kept = gone.equals(OLD) ? NEW : OLD;
            var there = repositories.at(kept);
            repositories.gone(gone);
            lose();
            releases.bringHere(artefact.id(), Watch.none());
            assertThat(new Artefacts(home, CLOCK).complete(artefact.id()))
                    .as("without " + gone)
                    .isTrue();
            repositories.at(gone).tagged("1.0", gone.equals(OLD) ? "r1" : "r9", ONE);
            assertThat(there).isNotNull();
        }
    }

    @Test
    @DisplayName(
            "are compared: same commit, same files, other files, no tag, what is not shipped; no tag is remembered")
    void compared() throws Exception {
        for (var tag : List.of("1.0", "1.1", "1.2", "1.3")) {
            repositories.at(OLD).tagged(tag, "r" + tag.charAt(2), Map.of("a", tag));
            deployed(releases, OLD, tag);
        }
        var git = repositories.at(OLD).tagged("2.0", ONE);
        repositories.at(NEW).tagged("1.0", Map.of("a", "1.0"));
        repositories.at(NEW).tagged("1.1", TWO);
        repositories.at(NEW).tagged("1.3", Map.of("../a", "out"));
        repositories.at(NEW).tagged("2.0", ONE);
        assertThat(compare("r0 1.0", "r1 1.1", "r2 1.2", "r3 1.3", git + " 2.0"))
                .extracting(Compared::verdict)
                .containsExactly(
                        Verdict.SAME_FILES,
                        Verdict.OTHER_FILES,
                        Verdict.MISSING,
                        Verdict.NOT_SHIPPED,
                        Verdict.SAME_COMMIT);
        repositories.at(NEW).tagged("1.1", "r99", Map.of("a", "1.1"));
        assertThat(deployed(releases, NEW, "1.1", OLD))
                .as("nobody had decided yet")
                .isEqualTo(new Commit("r99"));
    }

    @Test
    @DisplayName("that nobody has the files of any more can't be compared, and that is told")
    void unknown() throws Exception {
        repositories.at(NEW).tagged("1.0", ONE);
        assertThat(compare("r0 1.0")).extracting(Compared::verdict).containsExactly(Verdict.UNKNOWN);
    }

    @Test
    @DisplayName("are not looked for where nothing can be read: that is a no, not a failure to wait for")
    void unreadable() {
        repositories.gone(NEW);
        assertThatThrownBy(() -> compare("r0 1.0")).isInstanceOfSatisfying(ReleaseRefused.class, no -> {
            assertThat(no.rule()).isEqualTo("REPO_UNREADABLE");
            assertThat(no.getMessage()).contains("no such repository");
        });
    }

    private List<Compared> compare(String... used) throws Refusal {
        var found = new ArrayList<Compared>();
        var comparisons = TwoRepositories.comparisons(releases);
        comparisons.begin(
                "c",
                NEW,
                () -> List.of(used).stream().map(MovedRepositoryTest::used).toList(),
                all -> {
                    found.addAll(all);
                    return Progress.done();
                });
        while (!(comparisons.poll("c") instanceof Progress.Done)) Thread.onSpinWait();
        return found;
    }

    private static Revision used(String words) {
        var parts = words.split(" ");
        return new Revision(OLD, new Tag(parts[1]), new Commit(parts[0]), Revision.Kind.TAG);
    }

    private void tag(Repository where, String commit, Map<String, String> files) {
        if (commit.isEmpty()) repositories.at(where).tagged("1.0", files);
        else repositories.at(where).tagged("1.0", commit, files);
    }

    private void lose() throws IOException {
        FileSystemUtils.deleteRecursively(home);
        releases = repositories.releases(database.jdbc(), home, CLOCK);
    }
}
