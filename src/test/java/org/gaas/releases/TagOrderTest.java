package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.gaas.applications.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TagOrderTest {
    @Test
    @DisplayName("Tags: what looks newest comes first, whatever the spelling")
    void newestLookingFirst() {
        assertOrder(
                "v2.0.50.1",
                "2.0",
                "2.0.0-rc2",
                "v2.0.0-beta",
                "release-1.234",
                "1.10.0",
                "1.9.10",
                "1.9.2-p1",
                "1.9.2",
                "1.9.1-p9",
                "1.9.1-p2",
                "r1.9.1-20230505",
                "1.9.1",
                "1.8.1",
                "1.8.1-rc1",
                "1.8.1-RC1",
                "1.7.0p1",
                "1.7.0",
                "1.6.2",
                "tags/1.6.1",
                "153-pulse-20120303",
                "152-pulse-20120303");
    }

    @Property
    @Label("Tags: any three names have one order")
    void total(
            @ForAll @CharRange(from = '0', to = '3') @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 4)
                    String one,
            @ForAll @CharRange(from = '0', to = '3') @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 4)
                    String other,
            @ForAll @StringLength(min = 1, max = 3) @CharRange(from = '0', to = '3') String third) {
        var order = TagOrder.NEWEST_LOOKING_FIRST;
        var a = new Tag(one);
        var b = new Tag(other + ".1");
        var c = new Tag("1." + third);
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0)
            assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    }

    private static void assertOrder(String... names) {
        var shuffled = new java.util.ArrayList<>(Stream.of(names).map(Tag::new).toList());
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(TagOrder.NEWEST_LOOKING_FIRST);
        assertThat(shuffled).extracting(Tag::value).isEqualTo(List.of(names));
    }
}
