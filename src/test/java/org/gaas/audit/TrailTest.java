package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.gaas.TestDatabase;
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
        assertThat(trail.of("acc1", 10)).extracting(Entry::subject).containsExactly("second", "first");
        assertThat(trail.of("acc1", 1).get(0).at()).contains(NOW);
        assertThat(trail.of("acc2", 10)).isEmpty();
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
            trail.recordDone(List.of(entry("applied")));
            transaction.setRollbackOnly();
        });
        assertThat(trail.of("acc1", 10)).extracting(Entry::subject).containsExactly("applied");
    }

    @Test
    @DisplayName("cuts what does not fit instead of refusing it")
    void fits() {
        trail.record(Entry.of("x".repeat(200), "w", "acc1", "s".repeat(999), "DONE", "d".repeat(9999)));
        assertThat(trail.of("acc1", 1).get(0).subject()).hasSize(300).endsWith("…");
    }

    @Test
    @DisplayName("offers no way to change or remove an entry")
    void appendOnly() {
        assertThat(Arrays.stream(Trail.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(method -> method.getName()))
                .containsOnly("record", "recordDone", "of");
    }

    private static Entry entry(String subject) {
        return Entry.of("hanna", "converge", "acc1", subject, "APPLIED", "");
    }
}
