package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tree")
class TreeRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rf",
                "a b",
                "--help",
                "ünï/cödé",
                "a'b\"c$(id)`id`;*?",
                "back\\slash",
                ".gitignore",
                ".env",
                "...",
                "a.git"
            })
    @DisplayName("may have odd names")
    void odd(String path) {
        assertThatCode(() -> new TreeRules().check(path)).doesNotThrowAnyException();
        assertThatCode(() -> new TreeRules().check("n".repeat(255))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/..",
                ".",
                "./a",
                "a//b",
                "a/",
                ".git/hooks/post-checkout",
                "a/.GIT/x"
            })
    @DisplayName("is refused for a name that can't be shipped, or leads elsewhere")
    void refused(String path) {
        assertRule(() -> new TreeRules().check(path), "FILE_NAME_NOT_ALLOWED");
    }

    @Test
    @DisplayName("is refused for names longer than a directory holds: 255 bytes, not letters")
    void tooLong() {
        assertRule(() -> new TreeRules().check("n".repeat(256)), "FILE_NAME_NOT_ALLOWED");
        assertRule(() -> new TreeRules().check("ü".repeat(128)), "FILE_NAME_NOT_ALLOWED");
        assertRule(() -> new TreeRules().check("n/".repeat(1000) + "n"), "FILE_NAME_NOT_ALLOWED");
    }

    @Test
    @DisplayName("may have names that differ only by case, or have a common beginning")
    void near() throws Exception {
        var rules = new TreeRules();
        for (var path : List.of("README", "a", "a-b", "a.txt", "ab/c", "b/c", "readme", "ü")) rules.check(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a", "a,a/b", "a,a-b,a.c,a/b", "a/b,a/b/c", "b,a", "a/b,a"})
    @DisplayName("is refused when a name comes twice: a link could stand where files are written")
    void twice(String paths) throws Exception {
        var rules = new TreeRules();
        var all = paths.split(",");
        for (var i = 0; i < all.length - 1; i++) rules.check(all[i]);
        assertRule(() -> rules.check(all[all.length - 1]), "TREE_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"a,b", "a,./b", "a/b,../c", "a/b/c,../../d/e", "a,b/c", "a/b,../", "a,.", "a/b,..", "a,nowhere"})
    @DisplayName("may have links that stay inside")
    void links(String path, String target) {
        assertThatCode(() -> TreeRules.checkLink(path, target)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "a,/etc/passwd",
        "a,..",
        "a,../b",
        "a/b,../../c",
        "a/b,../../../etc",
        "a,b/../c",
        "a/b,./../../c",
        "a/b,c/../../..",
        "a,''"
    })
    @DisplayName("is refused for links that leave it, or could through another link")
    void leaving(String path, String target) {
        assertRule(() -> TreeRules.checkLink(path, target), "LINK_LEAVES_RELEASE");
    }

    private static void assertRule(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String rule) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ReleaseRefused.class, no -> Assertions.assertThat(no.rule())
                .isEqualTo(rule));
    }
}
