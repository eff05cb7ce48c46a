package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gaas.Fuzzed;

@Label("The part of a text that fits")
class ExcerptTest {
    @Fuzzed
    @Label("is all of it, or its start or end with a mark, and holds no half characters")
    void fits(@ForAll("letters") String text, @ForAll @IntRange(min = 2, max = 20) int most) {
        var start = Excerpt.start(most, text);
        var end = Excerpt.end(most, text);
        if (text.length() <= most) assertThat(start).isEqualTo(end).isEqualTo(text);
        else {
            assertThat(start).hasSizeBetween(most - 1, most).endsWith("…").doesNotContainPattern("\\p{Cs}");
            assertThat(end).hasSizeBetween(most - 1, most).startsWith("…").doesNotContainPattern("\\p{Cs}");
            assertThat(text).startsWith(start.replace("…", "")).endsWith(end.replace("…", ""));
        }
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.of("a", "é", "😀", "\n").list().ofMaxSize(30).map(letters -> String.join("", letters));
    }
}
