package org.gaas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Provide;
import org.gaas.Fuzzed;
import org.gaas.Nasty;
import org.gaas.Verdict;

@Label("Hours, whatever is typed,")
class HoursPropertiesTest {
    @Fuzzed
    @Label("are refused, or some minutes of a day that are written and read alike")
    void spent(@ForAll("hours") String typed) {
        Verdict.on(() -> HoursVars.HOURS.parse(typed))
                .ifPresent(entered -> entered.ifPresent(spent -> {
                    assertThat(spent.minutes()).isBetween(1, 1440).isEqualTo(minutes(typed.strip()));
                    assertThat(Spent.parse(spent.toString())).isEqualTo(spent);
                }));
    }

    @Fuzzed
    @Label("have a kind of work that is refused, or a word")
    void activities(@ForAll("activities") String typed) {
        Verdict.on(() -> HoursVars.ACTIVITY.parse(typed))
                .ifPresent(entered -> entered.ifPresent(activity ->
                        assertThat(activity.value()).isEqualTo(typed).matches("[a-z][a-z0-9-]+")));
    }

    @Fuzzed
    @Label("have a note that is refused, or kept as it came")
    void notes(@ForAll("notes") String typed) {
        Verdict.on(() -> HoursVars.NOTE.parse(typed)).ifPresent(note -> {
            assertThat(note.value()).isEqualTo(typed).hasSizeLessThanOrEqualTo(1000);
        });
    }

    /** The same rule, reckoned in another way. */
    private static int minutes(String written) {
        if (written.contains(":")) {
            var parts = written.split(":");
            return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        }
        return Math.max(
                1,
                new BigDecimal(written)
                        .movePointRight(2)
                        .multiply(BigDecimal.valueOf(3))
                        .divide(BigDecimal.valueOf(5), 0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    @Provide
    Arbitrary<String> hours() {
        return Nasty.near("1:30", "0:05", "24", "24:00", "1.50", "0.01", "23.99", "8");
    }

    @Provide
    Arbitrary<String> activities() {
        return Nasty.near("onboarding", "other", "support-2");
    }

    @Provide
    Arbitrary<String> notes() {
        return Nasty.near("called them", "=1+1", "line\nline", "x".repeat(1000), "");
    }
}
