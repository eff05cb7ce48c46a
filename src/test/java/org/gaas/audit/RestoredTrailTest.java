package org.gaas.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.function.Function;
import org.gaas.Desk;
import org.gaas.audit.Finding.Kind;
import org.gaas.engine.CantStart;
import org.gaas.engine.Fences;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayName("A database that was restored from a backup")
class RestoredTrailTest {
    @TempDir
    Path home;

    private long fence;

    @BeforeEach
    void restored() throws IOException {
        run("migrate");
        inDatabase(desk -> desk.write("first", "second"));
        Files.copy(file(), home.resolve("backup"));
        fence = inDatabase(desk -> {
            desk.write("lost");
            return desk.fences.next();
        });
        Files.copy(home.resolve("backup"), file(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    @DisplayName("starts no desk by itself, and says why and what to do")
    void refused() {
        assertThatThrownBy(() -> inDatabase(desk -> {
                    desk.sealer.requireWhole();
                    return null;
                }))
                .isInstanceOfSatisfying(
                        CantStart.class, no -> assertThat(no.remedy()).contains("gaas restored"))
                .hasMessageContaining("its trail ends at position 2")
                .hasMessageContaining("known is position 3");
        assertThat(inDatabase(Parts::verify).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.TAIL_MISSING);
    }

    @Test
    @DisplayName("goes on after 'gaas restored': its scripts get through, and its trail says which time is missing")
    void goesOn() throws IOException {
        run("restored");
        inDatabase(desk -> {
            desk.sealer.requireWhole();
            desk.write("after");
            var all = desk.verify();
            assertThat(all.findings()).isEmpty();
            assertThat(all.sealed()).isEqualTo(4);
            assertThat(desk.fences.next()).isGreaterThan(fence + 900_000);
            var entry = JdbcClient.create(desk.pool)
                    .sql("select * from audit_trail where what = 'restore-database'")
                    .query(Line::read)
                    .single();
            assertThat(entry.subject()).startsWith("up to row 2, sealed ");
            assertThat(entry.detail())
                    .contains("rows up to 3, known since ", "are lost; their heads are in heads-until-");
            return null;
        });
        try (var files = Files.list(home.resolve("audit"))) {
            assertThat(files.map(path -> path.getFileName().toString()).sorted())
                    .hasSize(2)
                    .anyMatch(name -> name.matches("heads-until-[0-9TZ-]+\\.log"))
                    .contains("heads.log");
        }
    }

    @Test
    @DisplayName("together with its heads goes on without more, but keeps behind on the servers until it is told")
    void withHeads() throws IOException {
        var heads = home.resolve("audit/heads.log");
        Files.write(heads, Files.readAllLines(heads).subList(0, 1));
        inDatabase(desk -> {
            desk.sealer.requireWhole();
            assertThat(desk.verify().findings()).isEmpty();
            // the servers know this number already, and refuse it
            assertThat(desk.fences.next()).isLessThanOrEqualTo(fence);
            return null;
        });
        run("restored");
        assertThat((long) inDatabase(desk -> desk.fences.next())).isGreaterThan(fence);
    }

    private void run(String what) {
        Desk.main(
                "--gaas.only=" + what,
                "--gaas.home=" + home,
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=sa");
    }

    private <T> T inDatabase(Function<Parts, T> work) {
        var pool = JdbcConnectionPool.create(url(), "sa", "");
        try {
            return work.apply(new Parts(pool, home));
        } finally {
            pool.dispose();
        }
    }

    private String url() {
        return "jdbc:h2:file:" + home.resolve("desk") + ";WRITE_DELAY=0";
    }

    private Path file() {
        return home.resolve("desk.mv.db");
    }

    /** Of a desk: what belongs to the trail. */
    private static final class Parts {
        final JdbcConnectionPool pool;
        final Heads heads;
        final Trail trail;
        final Sealer sealer;
        final Fences fences;

        Parts(JdbcConnectionPool pool, Path home) {
            var transactions = new DataSourceTransactionManager(pool);
            var database = JdbcClient.create(pool);
            this.pool = pool;
            this.heads = new Heads(home.resolve("audit/heads.log"));
            this.trail = new Trail(database, transactions, Clock.systemUTC());
            this.sealer = new Sealer(database, transactions, heads, Clock.systemUTC());
            this.fences = new Fences(database, transactions);
        }

        Void write(String... subjects) {
            for (var subject : subjects)
                trail.record(
                        Entry.decision("hanna", "complete-task", "capri-test").subject(subject));
            sealer.seal();
            return null;
        }

        Verification verify() {
            return new Verifier(JdbcClient.create(pool), heads, Clock.systemUTC()).verify();
        }
    }
}
