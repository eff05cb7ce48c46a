package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A tag")
class TagTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.7.0p1",
                "1.8.1-RC1",
                "1.8.1-rc1",
                "1.9.1-p9",
                "v2.0.50.1",
                "tags/1.6.1",
                "release-1.234",
                "153-pulse-20120303",
                "r1.9.1-20230505",
                "a",
                "1_0"
            })
    @DisplayName("may have any spelling that real repositories have")
    void real(String tag) {
        assertThat(new Tag(tag)).hasToString(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-x",
                "--orphan=y",
                "v1;id",
                "v1$(id)",
                "v1`id`",
                "/x",
                "x/",
                "a..b",
                "a//b",
                "a/.b",
                ".x",
                "x.",
                "x.lock",
                "x.lock/y",
                "a/-b",
                "a b",
                "v1\n",
                "v1\u0000",
                "v\u00e91",
                "v~1",
                "v^1",
                "v:1",
                "v*",
                "a\\b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    @DisplayName("that Git accepts, or a shell understands, is refused as REF_INVALID")
    void refused(String tag) {
        assertThatThrownBy(() -> new Tag(tag)).isInstanceOfSatisfying(InvalidInput.class, no -> {
            assertThat(no.rule()).isEqualTo("REF_INVALID");
            assertThat(no.field()).isEqualTo("tag");
        });
    }

    @Property
    @Label("of any text is either refused or one safe name of a file")
    void safe(@ForAll String text) {
        if (Tag.allowed(text)) assertThat(new Tag(text).fileName()).matches("[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}");
        else assertThatThrownBy(() -> new Tag(text)).isInstanceOf(InvalidInput.class);
    }
}
