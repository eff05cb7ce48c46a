package org.gaas.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.ProcessView.Expected;
import org.gaas.engine.ProcessView.Task;
import org.gaas.engine.WishedDay;
import org.gaas.engine.WorkAhead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

@DisplayName("When a process will be done")
class ExpectedEndsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-24T10:00:00Z");

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    {
        beans.registerSingleton(
                "days", (WorkAhead) (start, times, subjects) -> start.plus(Duration.ofDays(times.size())));
    }

    @Test
    @DisplayName("is when what is asked now is due, and what comes then took its time")
    void due() {
        assertThat(expected(Optional.of(DUE), List.of("1 day", ""))
                        .orElseThrow()
                        .at())
                .isEqualTo(DUE.plus(Duration.ofDays(2)));
    }

    @Test
    @DisplayName("is not in the past, when somebody is late")
    void late() {
        assertThat(expected(Optional.of(NOW.minusSeconds(1)), List.of())
                        .orElseThrow()
                        .at())
                .isEqualTo(NOW);
    }

    @Test
    @DisplayName("is told beside the day that was wished, and in a sentence where that can't be met")
    void wished() {
        wish("2026-11-26");
        assertThat(expected(Optional.of(DUE), List.of("", "")).orElseThrow()).satisfies(end -> {
            assertThat(end.wished()).contains(LocalDate.parse("2026-11-26"));
            assertThat(end.late()).isEmpty();
        });
        assertThat(expected(Optional.of(DUE), List.of("", "", "")).orElseThrow().late())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("wished for 2026-11-26", "can't be met", "it will be 2026-11-27"));
    }

    @Test
    @DisplayName("nobody says when nobody is asked any more, or knows no calendar")
    void unknown() {
        assertThat(new ExpectedEnds(
                                beans.getBeanProvider(WorkAhead.class),
                                beans.getBeanProvider(WishedDay.class),
                                Clock.systemUTC(),
                                ZoneOffset.UTC)
                        .of("p", Optional.empty(), List.of(), List.of()))
                .isEmpty();
        beans.destroySingleton("days");
        assertThat(expected(Optional.of(DUE), List.of(""))).isEmpty();
    }

    private void wish(String day) {
        beans.registerSingleton("wish", (WishedDay) process -> Optional.of(LocalDate.parse(day)));
    }

    private Optional<Expected> expected(Optional<Instant> due, List<String> times) {
        var task = new Task("t", "Sign off", List.of("developers"), Optional.empty(), NOW.minusSeconds(60), due);
        return new ExpectedEnds(
                        beans.getBeanProvider(WorkAhead.class),
                        beans.getBeanProvider(WishedDay.class),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        ZoneId.of("Europe/Amsterdam"))
                .of("p", Optional.of("capri"), List.of(task), times);
    }
}
