package org.gaas.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text from elsewhere")
class TextTest {
    @Property
    void nothingIsObeyed(@ForAll String any) {
        assertThat(Text.plain(any)).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");
        assertThat(Text.plainJson(any)).doesNotContainPattern("[\\p{Cc}&&[^\\n\\r\\t]]");
    }

    @Property
    void cutTextFits(@ForAll String any, @ForAll @IntRange(max = 20) int columns) {
        var plain = Text.plain(any);
        assertThat(Text.width(Text.cut(plain, columns, "…"))).isLessThanOrEqualTo(columns);
        assertThat(Text.cut(plain, Text.width(plain), "…")).isEqualTo(plain);
    }

    @Test
    @DisplayName("letters of all scripts, accents and joined emoji stay")
    void letters() {
        for (var name : new String[] {"O'Brien & Søn", "שלום", "مرحبا", "東京", "e\u0301", "👩\u200d⚕", "पेशेंट"})
            assertThat(Text.plain(name)).isEqualTo(name);
    }

    @Test
    @DisplayName("invisible tags and half characters are shown as numbers")
    void escapes() {
        assertThat(Text.plain("a\u0000\u007f\u0085\u2028\ud800\udb40\udc41"))
                .isEqualTo("a\\u0000\\u007f\\u0085\\u2028\\ud800\\U000e0041");
        assertThat(Text.plainJson("\"\udb40\udc41\"")).isEqualTo("\"\\udb40\\udc41\"");
    }

    @Test
    @DisplayName("wide letters take two columns, accents none")
    void widths() {
        assertThat(Text.width("abc")).isEqualTo(3);
        assertThat(Text.width("東京")).isEqualTo(4);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
        assertThat(Text.width("😀")).isEqualTo(2);
        assertThat(Text.cut("東京都", 5, "…")).isEqualTo("東京…");
        assertThat(Text.left("東", 4)).isEqualTo("東  ");
        assertThat(Text.right("1", 3)).isEqualTo("  1");
    }
}
