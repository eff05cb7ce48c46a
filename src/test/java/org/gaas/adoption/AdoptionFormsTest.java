package org.gaas.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gaas.adoption.Round.Files;
import org.gaas.adoption.Round.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the form tells of an export")
class AdoptionFormsTest {
    private final AdoptionForms forms =
            new AdoptionForms(null, null, null, null, null, null, ZoneId.of("Europe/Amsterdam"));

    @Test
    @DisplayName("is when it was made, as people write it, what is the same, and what is not")
    void compared() {
        var text = forms.compared(round(
                new Table("gems", "a", Optional.of(3L), Optional.empty(), Optional.of(3L), Optional.empty()),
                new Table("gems", "b_*x*", Optional.of(3L), Optional.empty(), Optional.of(2L), Optional.empty())));
        assertThat(text)
                .startsWith("**Rehearsal 2**, made on Sunday 22 November 2026, 20:00\n")
                .contains(
                        "1 of 2 tables have the same rows",
                        "12 files, 3 kB; the old site counted 12",
                        "**Differences:**",
                        "3 rows there, 2 here")
                .doesNotContain("*x*");
    }

    @Test
    @DisplayName("says so when there are no differences")
    void same() {
        assertThat(forms.compared(round(
                        new Table("gems", "a", Optional.of(3L), Optional.empty(), Optional.of(3L), Optional.empty()))))
                .endsWith("**No differences.**");
    }

    private static Round round(Table... tables) {
        return new Round(
                2,
                false,
                Instant.EPOCH,
                "hanna",
                Optional.of(Instant.parse("2026-11-22T19:00:00Z")),
                Optional.of(new Files(12, 3456, "0", Optional.of(12L), Optional.of(0L), List.of())),
                List.of(tables),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
