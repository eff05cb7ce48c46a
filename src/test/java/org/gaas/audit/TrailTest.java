package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaas.TestDatabase;
import org.gaas.engine.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trail")
class TrailTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:00:00.123Z");
    private final TestDatabase database = new TestDatabase();
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("keeps who, what, where, when and outcome, newest first")
    void keeps() {
        trail.record(entry("first"));
        trail.record(entry("second"));
        assertThat(trail.of("acc1", 10)).extracting(Line::subject).containsExactly("second", "first");
        assertThat(trail.of("acc1", 1)).singleElement().satisfies(line -> {
            assertThat(line.at()).isEqualTo(NOW);
            assertThat(line.kind()).isEqualTo("CHANGE");
            assertThat(line.who()).isEqualTo("hanna");
            assertThat(line.what()).isEqualTo("converge");
            assertThat(line.outcome()).isEqualTo("APPLIED");
        });
        assertThat(trail.of("acc2", 10)).isEmpty();
    }

    @Test
    @DisplayName("fills in what the work of this thread is about, and on whose behalf it is done")
    void work() {
        try (var here = new Work("root", "called", "Task_PrepareHome", "capri-test", "dora").begin()) {
            trail.record(Entry.change("converge", "trial1"));
            trail.record(Entry.decision("dora", "converge", "capri-test"));
        }
        var lines = trail.of("capri-test", 2);
        assertThat(lines).extracting(Line::who).containsExactly("dora", "desk");
        assertThat(lines).extracting(Line::behalf).containsExactly("", "dora");
        assertThat(lines).extracting(Line::work).containsOnly("root");
        assertThat(lines).extracting(Line::step).containsOnly("Task_PrepareHome");
        assertThat(Work.current()).isEmpty();
    }

    @Test
    @DisplayName("loses a decision together with the transaction that it was made in")
    void decision() {
        database.inTransaction().executeWithoutResult(transaction -> {
            trail.record(entry("decided"));
            transaction.setRollbackOnly();
        });
        assertThat(trail.of("acc1", 10)).isEmpty();
    }

    @Test
    @DisplayName("keeps what was done on a server although the caller's transaction is rolled back")
    void done() {
        database.inTransaction().executeWithoutResult(transaction -> {
            trail.recordApart(entry("applied"));
            transaction.setRollbackOnly();
        });
        assertThat(trail.of("acc1", 10)).extracting(Line::subject).containsExactly("applied");
    }

    @Test
    @DisplayName("rings for a seal after the commit, and never before it")
    void rings() {
        var rung = new AtomicInteger();
        trail.ring(rung::incrementAndGet);
        database.inTransaction().executeWithoutResult(transaction -> {
            trail.record(entry("decided"));
            assertThat(rung).hasValue(0);
        });
        assertThat(rung).hasValue(1);
    }

    @Test
    @DisplayName("cuts what does not fit instead of refusing it, and never through the middle of a character")
    void fits() {
        trail.record(Entry.change("x".repeat(200), "w", "acc1")
                .subject("s".repeat(999))
                .detail("d".repeat(9999)));
        assertThat(trail.of("acc1", 1).get(0).subject()).hasSize(300).endsWith("…");
        trail.record(Entry.change("w", "acc1").subject("s".repeat(298) + "😀".repeat(9)));
        assertThat(trail.of("acc1", 1).get(0).subject()).isEqualTo("s".repeat(298) + "…");
    }

    @Test
    @DisplayName("offers no way to change or remove an entry")
    void appendOnly() {
        assertThat(Arrays.stream(Trail.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(method -> method.getName()))
                .containsOnly("record", "recordApart", "of");
    }

    private static Entry entry(String subject) {
        return Entry.change("hanna", "converge", "acc1").subject(subject);
    }
}
