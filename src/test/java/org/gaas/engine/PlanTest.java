package org.gaas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plan")
class PlanTest {
    private static final Plan PLAN =
            Plan.about("capri").with("Targets", List.of("capri", "depar")).with("Commit", "0c1d");

    @Test
    @DisplayName("has the same hash in whatever order it was put together")
    void order() {
        var other = Plan.about("capri").with("Commit", "0c1d").with("Targets", List.of("capri", "depar"));
        assertThat(other.hash()).isEqualTo(PLAN.hash()).matches("[0-9a-f]{64}");
        assertThat(other.signature()).isEqualTo(PLAN.signature()).matches("([0-9a-f]{4}-){3}[0-9a-f]{4}");
        assertThat(PLAN.hash()).startsWith(PLAN.signature().replace("-", ""));
    }

    @Test
    @DisplayName("has another hash when anything of it is another, also where the texts put together are the same")
    void differences() {
        assertThat(List.of(
                                PLAN,
                                Plan.about("depar")
                                        .with("Targets", List.of("capri", "depar"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("depar", "capri"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("capri"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("capridepar"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("caprid", "epar"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("capri, depar"))
                                        .with("Commit", "0c1d"),
                                Plan.about("capri")
                                        .with("Targets", List.of("capri", "depar"))
                                        .with("Commit", "0c1e"),
                                Plan.about("capri").with("Targets", List.of("capri", "depar")),
                                PLAN.with("Price", "EUR 100"),
                                PLAN.with("Price", List.of()))
                        .stream()
                        .map(Plan::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("says each thing once, in words for people")
    void words() {
        assertThat(PLAN.words()).isEqualTo("Commit: 0c1d\nTargets: capri, depar");
        assertThatThrownBy(() -> PLAN.with("Commit", "0c1e")).hasMessageContaining("says twice: Commit");
    }

    @Test
    @DisplayName("is a text for forms: names stand out, what a comma would not tell apart is a list, nothing is said")
    void shown() {
        assertThat(Plan.about("capri")
                        .with("Databases", List.of("capri_gems", "capri_ls"))
                        .with("Names", List.of("www.capri.eu", "*.capri.example leads on to www.capri.eu"))
                        .with("Servers", List.of())
                        .with("Why", "moved\nfor good")
                        .shown())
                .isEqualTo("""
                        **Databases:** capri_gems, capri_ls

                        **Names:**

                        - www.capri.eu
                        - \\*.capri.example leads on to www.capri.eu

                        **Servers:** none

                        **Why:** moved

                        for good""");
    }
}
