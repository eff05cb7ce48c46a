package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gaas.applications.Argv;
import org.gaas.applications.Descriptor;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Server;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Builds")
class BuildsTest extends BuildsFixture {
    @Test
    @DisplayName("keep the source, and add, change and remove what the commands say, exactly")
    void outcome() throws Exception {
        var long1 = "n".repeat(120);
        var artefact = built(
                "one",
                tree("""
                        mkdir -p public/made vendor/bin empty
                        printf 'from %s\\n' "$1" >public/made/page
                        printf more >>kept; rm gone
                        printf '#!/bin/sh\\n' >vendor/bin/tool; chmod 755 vendor/bin/tool
                        ln -s ../../bin/build vendor/bin/link
                        ln kept vendor/same
                        printf x >-rf; : >nothing; printf l >"a name of $(printf 'n%.0s' 1 2 3)"
                        mkdir LONG LONG/LONG; printf deep >LONG/LONG/LONG
                        """.replace("LONG", long1), "kept", "some ", "gone", "bye"),
                List.of("bin/build", "it's $HOME"),
                List.of("true"));
        assertThat(contents("one", artefact))
                .containsEntry("public/made/page", "PLAIN from it's $HOME\n")
                .containsEntry("kept", "PLAIN some more")
                .containsEntry("vendor/same", "PLAIN some more")
                .containsEntry("vendor/bin/tool", "EXECUTABLE #!/bin/sh\n")
                .containsEntry("vendor/bin/link", "LINK ../../bin/build")
                .containsEntry("-rf", "PLAIN x")
                .containsEntry("nothing", "PLAIN ")
                .containsEntry("a name of nnn", "PLAIN l")
                .containsEntry(long1 + "/" + long1 + "/" + long1, "PLAIN deep")
                .doesNotContainKey("gone")
                .hasEntrySatisfying("bin/build", script -> assertThat(script).startsWith("EXECUTABLE "));
    }

    @Test
    @DisplayName("happen once for a source and its commands, and again when one of them differs")
    void once() throws Exception {
        var tree = tree("date +%N >made; " + counted());
        var artefact = built("one", tree, List.of("bin/build"));
        assertThat(built("one", tree, List.of("bin/build"))).isEqualTo(artefact);
        assertThat(runs()).isEqualTo(1);
        built("one", tree, List.of("bin/build", "other"));
        built("one", tree("date +%N >made #; " + counted() + "\n" + counted()), List.of("bin/build"));
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    @DisplayName("happen once when several desks ask at the same time; who was overtaken asks again")
    void together() throws Exception {
        var tree = tree(counted() + "; sleep 1; date +%N >made");
        var threads = Executors.newFixedThreadPool(4);
        try {
            var asked = new ArrayList<Callable<String>>();
            for (var desk : List.of("one", "two", "one", "two")) asked.add(() -> builtAfterAll(desk, tree));
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(asked)) answers.add(answer.get());
            assertThat(Set.copyOf(answers)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs()).isEqualTo(1);
        assertThat(leftOver()).isEmpty();
    }

    @Test
    @DisplayName("are refused when no active server has the role")
    void noServer() {
        fleet.register(server(Server.State.DRAINING), "adam");
        assertThatThrownBy(() -> built("one", tree("true"), List.of("bin/build")))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("must be built")
                .hasMessageContaining("no active server has the role build (build1 is draining)");
    }

    @Test
    @DisplayName("whose outcome can't be shipped as it is are refused, with the reason")
    void unshippable() {
        for (var made : Map.of(
                        "ln -s /etc/passwd link", "LINK_LEAVES_RELEASE",
                        "mkfifo pipe", "TREE_INVALID",
                        "mkdir -p vendor/x/.git; echo x >vendor/x/.git/config", "FILE_NAME_NOT_ALLOWED",
                        "echo x >\"$(printf 'a\\377')\"", "FILE_NAME_NOT_ALLOWED")
                .entrySet())
            assertThatThrownBy(() -> built("one", tree(made.getKey()), List.of("bin/build")))
                    .isInstanceOf(BuildFailed.class)
                    .hasMessageContaining("can't be shipped")
                    .hasMessageContaining(made.getValue());
    }

    @Test
    @DisplayName("see a clean environment with a home of their own")
    void environment() throws Exception {
        var artefact = built("one", tree("env | sort >seen; echo here >\"$HOME/cache\""), List.of("bin/build"));
        assertThat(contents("one", artefact).get("seen").lines().map(line -> line.replaceAll("^PLAIN |=.*", "")))
                .isSubsetOf("ACTOR", "HOME", "LC_ALL", "OLDPWD", "PATH", "PWD", "SHLVL", "_");
        assertThat(contents("one", artefact).get("seen")).contains("/.builds/");
        assertThat(contents("one", artefact)).containsOnlyKeys("bin/build", "seen");
    }

    @Test
    @DisplayName("are fetched from their host by a desk that lacks them; when they are gone there, it says so")
    void elsewhere() throws Exception {
        var tree = tree(counted() + "; date +%N >made");
        var artefact = built("one", tree, List.of("bin/build"));
        desk("two");
        releases("two").bringHere(artefact, Watch.none());
        assertThat(contents("two", artefact)).isEqualTo(contents("one", artefact));
        assertThat(runs()).isEqualTo(1);

        var kept = root().resolve("srv/gaas/.builds/kept");
        try (var files = Files.list(kept)) {
            for (var file : files.toList()) Files.delete(file);
        }
        desk("three");
        assertThatThrownBy(() -> releases("three").bringHere(artefact, Watch.none()))
                .hasMessageContaining("build1")
                .hasMessageContaining("keeps it no longer");
    }

    @Test
    @DisplayName("tell beforehand which programs their host lacks, and that there is no host")
    void lacking() throws Exception {
        var build = new Descriptor.Build(List.of(
                new Argv(List.of("no-such-program", "x")),
                new Argv(List.of("tar", "x")),
                new Argv(List.of("bin/build")),
                new Argv(List.of("no-such-program"))));
        assertThat(desk("one").lacking(build)).containsExactly("no-such-program");
        fleet.register(server(Server.State.RETIRED), "adam");
        assertThatThrownBy(() -> desk("one").lacking(build)).isInstanceOf(NoServerFits.class);
    }

    /** As the engine does it: what waiting may cure is tried again. */
    private String builtAfterAll(String desk, Map<String, String> tree) throws Exception {
        for (var tries = 0; ; tries++) {
            try {
                return built(desk, tree, List.of("bin/build"));
            } catch (RemoteFailure overtaken) {
                assertThat(overtaken.curableByWaiting() && tries < 50)
                        .as(overtaken.getMessage())
                        .isTrue();
            }
        }
    }
}
