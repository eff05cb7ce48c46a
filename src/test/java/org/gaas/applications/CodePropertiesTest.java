package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import org.gaas.Fuzzed;
import org.gaas.Nasty;
import org.gaas.Verdict;
import org.gaas.engine.InvalidInput;

@Label("What names code, whatever is typed,")
class CodePropertiesTest {
    /** Means nothing to a shell, to SQL and to a program that reads options. */
    private static final String PLAIN = "[A-Za-z0-9._][A-Za-z0-9._+/@-]*";

    @Fuzzed
    @Label("as a tag is refused, or one safe name of a file and a safe word")
    void tags(@ForAll("tags") String typed) {
        Verdict.on(() -> Tag.TAG.parse(typed)).ifPresent(tag -> {
            assertThat(tag.value()).isEqualTo(typed).matches(PLAIN).hasSizeLessThanOrEqualTo(64);
            assertThat(Arrays.asList(tag.value().split("/", -1))).doesNotContain("", ".", "..");
            assertThat(Path.of("/r", tag.fileName()).normalize().getParent()).isEqualTo(Path.of("/r"));
            assertThat(tag.value()).doesNotContain("+");
        });
    }

    @Fuzzed
    @Label("as a commit is refused, or digits")
    void commits(@ForAll("commits") String typed) {
        Verdict.on(() -> Commit.COMMIT.parse(typed)).ifPresent(commit -> {
            assertThat(commit.value()).isEqualTo(typed).matches("[0-9a-f]{40,64}|r[0-9]+");
            assertThat(typed).startsWith(commit.brief());
        });
    }

    @Fuzzed
    @Label("as a URL is refused, or has nothing that a program could take for something else")
    void urls(@ForAll("urls") String typed) {
        Verdict.on(() -> Repository.REPOSITORY.parse(typed)).ifPresent(url -> {
            assertThat(url.value()).isEqualTo(typed).matches("[A-Za-z0-9._~+/@:%\\[\\]-]+");
            assertThat(url.value()).doesNotStartWith("-").doesNotContain("//-", "/-", "@-");
            assertThat(Arrays.asList(url.path().split("/"))).doesNotContain("..");
            assertThat(url.scheme()).isIn("https", "http", "ssh", "svn", "svn+ssh", "file");
            assertThat(url.host()).matches("[a-z0-9.:-]*").doesNotStartWith("-");
            assertThat(url.user().orElse("git")).matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
            assertThat(url.port().orElse(1)).isBetween(1, 65535);
            if (typed.contains("://")) assertThat(URI.create(typed).getScheme()).isEqualTo(url.scheme());
            assertThat(new Repository(url.value())).as("read again").isEqualTo(url);
        });
    }

    @Fuzzed
    @Label("as a URL never has its password told")
    void secrets(@ForAll("withSecrets") String typed) {
        try {
            new Repository(typed);
        } catch (InvalidInput no) {
            assertThat(no.getMessage()).doesNotContain("s3cret");
        }
    }

    @Fuzzed
    @Label("as a path is refused, or stays in the release")
    void paths(@ForAll("paths") String typed) {
        Verdict.on(() -> new RelativePath(typed)).ifPresent(path -> {
            assertThat(path.value()).isEqualTo(typed).matches("[A-Za-z0-9._@+][A-Za-z0-9._@+/-]*");
            assertThat(Path.of("/r").resolve(path.value()).normalize().toString())
                    .isEqualTo("/r/" + typed);
        });
    }

    @Fuzzed
    @Label("as a command is refused, or its words as they are")
    void commands(@ForAll("commands") List<String> words) {
        Verdict.on(() -> new Argv(words)).ifPresent(command -> {
            assertThat(command.words()).isEqualTo(words);
            words.forEach(word -> assertThat(word).doesNotContainPattern("\\p{Cc}"));
            assertThat(command.program()).matches("[A-Za-z0-9._@+][A-Za-z0-9._@+/-]*");
        });
    }

    @Fuzzed
    @Label("as an application is refused, or a word")
    void applications(@ForAll("names") String typed) {
        Verdict.on(() -> ApplicationName.APPLICATION.parse(typed))
                .ifPresent(
                        name -> assertThat(name.value()).isEqualTo(typed).matches("[a-z][a-z0-9-]*(@[0-9a-f]{16})?"));
    }

    @Provide
    Arbitrary<String> tags() {
        return Nasty.near("1.9.2", "v2.0.50.1", "tags/1.6.1", "release-1.234", "1.8.1-RC1", "a/b/c", "1_0");
    }

    @Provide
    Arbitrary<String> commits() {
        return Nasty.near("0123456789abcdef0123456789abcdef01234567", "r1234", "f".repeat(64));
    }

    @Provide
    Arbitrary<String> urls() {
        return Nasty.near(
                "https://github.com/GemsTracker/gemstracker-library.git",
                "https://git.example.org:8443/a/b",
                "ssh://git@git.example.org:2222/~/team/app.git",
                "git@git.example.org:team/app.git",
                "https://[2001:db8::1]/x",
                "svn+ssh://svn@svn.example.org/app",
                "file:///srv/repositories/a%20b.git");
    }

    @Provide
    Arbitrary<String> withSecrets() {
        return Nasty.near(
                "https://user:s3cret@github.com/x.git",
                "https://s3cret@github.com/x.git",
                "ssh://git:s3cret@git.example.org/x",
                "https://github.com/x?token=s3cret",
                "https://user:s3cret@[::1]:99/x#s3cret");
    }

    @Provide
    Arbitrary<String> paths() {
        return Nasty.near("public", "var/cache", "config/settings.conf", "a@b/c+d", ".env");
    }

    @Provide
    Arbitrary<List<String>> commands() {
        return Arbitraries.oneOf(paths(), Arbitraries.of("sh", "-c", "bin/migrate", "--all", "php"))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> names() {
        return Nasty.near("gemstracker-1", "care@0123456789abcdef", "ab");
    }
}
