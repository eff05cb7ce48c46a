package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gaas.TestDatabase;
import org.gaas.audit.Finding.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Verifying the trail")
class VerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:00:00.123Z");
    private final TestDatabase database = new TestDatabase();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Trail trail = new Trail(database.jdbc(), database.transactions(), clock);
    private final Path file;
    private final Heads heads;

    VerifierTest(@TempDir Path folder) {
        file = folder.resolve("audit/heads.log");
        heads = new Heads(file);
        for (var n = 1; n <= 9; n++) {
            trail.record(Entry.decision("hanna", "complete-task", "capri-test").subject("task " + n));
            if (n % 3 == 0) sealer().seal();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("finds nothing when nothing happened to it")
    void intact() throws IOException {
        var all = verify();
        assertThat(all.intact()).isTrue();
        assertThat(all.rows()).isEqualTo(9);
        assertThat(all.sealed()).isEqualTo(9);
        assertThat(all.heads()).isEqualTo(3);
        assertThat(all.uncovered()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .last()
                .asString()
                .contains(" 9 9 ", all.head().orElseThrow());
    }

    @Test
    @DisplayName("says nothing about numbers that were left out, because a transaction was rolled back")
    void rolledBack() {
        database.inTransaction().executeWithoutResult(transaction -> {
            trail.record(Entry.decision("hanna", "start-process", "capri-test"));
            transaction.setRollbackOnly();
        });
        trail.record(Entry.decision("hanna", "start-process", "capri-test"));
        sealer().seal();
        assertThat(verify().intact()).isTrue();
        assertThat(verify().sealed()).isEqualTo(10);
    }

    @Test
    @DisplayName("finds the row in which one letter was changed, with both hashes")
    void flipped() {
        sql("update audit_trail set who = 'hannb' where number = 5");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CHANGED);
            assertThat(finding.where())
                    .isEqualTo("row 5 (2026-11-21T16:00:00.123Z, complete-task by hannb), position 5,"
                            + " sealed 2026-11-21T16:00:00.123Z");
            assertThat(finding.expected()).matches("hash [0-9a-f]{64}");
            assertThat(finding.found()).matches("hash [0-9a-f]{64}").isNotEqualTo(finding.expected());
        });
    }

    @Test
    @DisplayName("finds any change: time, kind, roles, plan, and what it was about")
    void anyColumn() {
        sql("update audit_trail set at = timestamp '2026-11-21 16:00:00.124' where number = 1");
        sql("update audit_trail set kind = 'CHANGF' where number = 2");
        sql("update audit_trail set roles = 'hosting' where number = 3");
        sql("update audit_trail set plan = 'another' where number = 4");
        sql("update audit_trail set about = 'capri-acc' where number = 5");
        sql("update audit_trail set work = 'another' where number = 6");
        assertThat(verify().findings()).extracting(Finding::kind).hasSize(6).containsOnly(Kind.CHANGED);
    }

    @Test
    @DisplayName("finds the row that is gone, and between which others it was")
    void missingRow() {
        sql("delete from audit_trail where number = 5");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ROW_MISSING);
            assertThat(finding.where()).startsWith("row 5, position 5,").contains("after row 4 (");
        });
    }

    @Test
    @DisplayName("finds the place of a row that is gone together with its link")
    void missingLink() {
        sql("delete from audit_trail where number in (4, 5)");
        sql("delete from audit_seal where position in (4, 5)");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.LINK_MISSING);
            assertThat(finding.where())
                    .startsWith("positions 4 to 5, between row 3 (")
                    .contains(" and row 6 (");
        });
    }

    @Test
    @DisplayName("finds a row that is gone with its link although those after it moved up")
    void movedUp() {
        sql("delete from audit_trail where number = 5");
        sql("delete from audit_seal where position = 5");
        for (var position = 6; position <= 9; position++)
            sql("update audit_seal set position = " + (position - 1) + " where position = " + position);
        assertThat(verify().findings()).extracting(Finding::kind).contains(Kind.CHANGED, Kind.TAIL_MISSING);
        assertThat(verify().findings().get(0).where()).startsWith("row 6 (");
    }

    @Test
    @DisplayName("finds two rows that have changed places")
    void swappedRows() {
        sql("update audit_trail set number = 99 where number = 5");
        sql("update audit_trail set number = 5 where number = 6");
        sql("update audit_trail set number = 6 where number = 99");
        assertSwapped("the rows have taken each other's place");
    }

    @Test
    @DisplayName("finds two links that have changed places")
    void swappedLinks() {
        sql("update audit_seal set position = 99 where position = 5");
        sql("update audit_seal set position = 5 where position = 6");
        sql("update audit_seal set position = 6 where position = 99");
        assertSwapped("the links have taken each other's place");
    }

    @Test
    @DisplayName("finds the missing tail, although what is left is a whole chain")
    void missingTail() {
        sql("delete from audit_trail where number > 7");
        sql("delete from audit_seal where position > 7");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TAIL_MISSING);
            assertThat(finding.where())
                    .isEqualTo("positions 8 to 9, the last one row 9, known since 2026-11-21T16:00:00.123Z");
            assertThat(finding.expected()).isEqualTo("a chain of 9 links");
            assertThat(finding.found()).startsWith("the last one is row 7 (");
        });
    }

    @Test
    @DisplayName("finds that all is gone")
    void nothingLeft() {
        sql("delete from audit_trail");
        sql("delete from audit_seal");
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TAIL_MISSING);
            assertThat(finding.found()).isEqualTo("no link at all");
        });
    }

    @Test
    @DisplayName("finds a row that was changed and sealed anew, by the link after it")
    void sealedAnew() {
        sql("update audit_trail set who = 'mallory' where number = 5");
        resealFrom(5, 5);
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.LINK_BROKEN);
            assertThat(finding.where()).startsWith("row 5 (").contains("before row 6 (");
        });
    }

    @Test
    @DisplayName("finds a chain that was made again to its end, by what is known outside the database")
    void madeAgain() {
        sql("update audit_trail set who = 'mallory' where number = 5");
        resealFrom(5, 9);
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REWRITTEN);
            assertThat(finding.where())
                    .isEqualTo("positions 4 to 6, the last one row 6, known since 2026-11-21T16:00:00.123Z");
        });
    }

    @Test
    @DisplayName("finds a row that never got a seal, once it is older than a minute")
    void notSealed() {
        trail.record(Entry.decision("hanna", "start-process", "capri-test"));
        assertThat(verify().intact()).isTrue();
        assertThat(verify().waiting()).isEqualTo(1);
        var later = new Verifier(database.jdbc(), heads, Clock.offset(clock, Duration.ofMinutes(2))).verify();
        assertThat(later.findings()).extracting(Finding::kind).containsExactly(Kind.NOT_SEALED);
        sql("delete from audit_trail where number = 10");
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.ROW_MISSING);
    }

    @Test
    @DisplayName("says when what should be known outside the database is not there, or is no head")
    void headsGone() throws IOException {
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.HEADS_UNREADABLE);
            assertThat(finding.where()).endsWith("heads.log line 4");
        });
        Files.delete(file);
        assertThat(verify().findings()).extracting(Finding::kind).containsExactly(Kind.HEADS_UNREADABLE);
    }

    @Test
    @DisplayName("finds that both the tail and the file of heads were cut, by heads that were kept elsewhere")
    void keptElsewhere() throws IOException {
        var kept = Files.readAllLines(file);
        sql("delete from audit_trail where number > 6");
        sql("delete from audit_seal where position > 6");
        Files.writeString(file, String.join("\n", kept.subList(0, 2)) + "\n");
        assertThat(verify().intact()).isTrue();
        var verifier = new Verifier(database.jdbc(), heads, clock);
        assertThat(verifier.verify(kept).findings()).extracting(Finding::kind).containsExactly(Kind.TAIL_MISSING);
        assertThat(verifier.verify(List.of("x")).findings().get(0).where())
                .isEqualTo("the heads kept elsewhere, line 1");
    }

    @Test
    @DisplayName("covers what a node sealed and did not live to write down, with the next round")
    void madeUpFor() throws IOException {
        Files.writeString(file, String.join("\n", Files.readAllLines(file).subList(0, 2)) + "\n");
        assertThat(verify().uncovered()).isEqualTo(3);
        assertThat(verify().intact()).isTrue();
        sealer().seal();
        assertThat(verify().uncovered()).isZero();
    }

    private void assertSwapped(String how) {
        assertThat(verify().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SWAPPED);
            assertThat(finding.where()).contains("position 5", "position 6", " and row ");
            assertThat(finding.found()).isEqualTo(how);
        });
    }

    /** What somebody would do who knows how the chain is made, but has no way to what is kept outside the database. */
    private void resealFrom(long first, long last) {
        var previous = hashAt(first - 1);
        for (var position = first; position <= last; position++) {
            var line = database.jdbc()
                    .sql("select * from audit_trail where number = ?")
                    .param(position)
                    .query(Line::read)
                    .single();
            var hash = Seal.hash(position, previous, position, line);
            database.jdbc()
                    .sql("update audit_seal set previous = ?, hash = ? where position = ?")
                    .params(previous, hash, position)
                    .update();
            previous = hash;
        }
    }

    private String hashAt(long position) {
        return database.jdbc()
                .sql("select hash from audit_seal where position = ?")
                .param(position)
                .query(String.class)
                .single();
    }

    private void sql(String statement) {
        database.jdbc().sql(statement).update();
    }

    private Sealer sealer() {
        return new Sealer(database.jdbc(), database.transactions(), heads, clock);
    }

    private Verification verify() {
        return new Verifier(database.jdbc(), heads, clock).verify();
    }
}
