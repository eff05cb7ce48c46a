package org.gaas.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.gaas.engine.repair.Repairs.Open;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("Repairs")
class RepairsTest {
    private static final Cause FULL = new Cause("acc1", "NO_SPACE", "31 MB", "12 MB", "Free space.", "");

    private final DriverManagerDataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    private final Repairs repairs;
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));

    RepairsTest() {
        Flyway.configure().dataSource(source).load().migrate();
        repairs = new Repairs(JdbcClient.create(source), Clock.systemUTC());
    }

    @Test
    @DisplayName("are one for a cause, also when many steps fail in the same moment")
    void sameMoment() throws Exception {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var opened = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return transaction.execute(status -> {
                            var open = repairs.openFor(FULL);
                            repairs.add(open.id(), victim("job" + i));
                            return open;
                        });
                    }))
                    .toList();
            start.countDown();

            assertThat(all(opened))
                    .extracting(Open::id)
                    .containsOnly(opened.get(0).get().id());
            assertThat(all(opened)).filteredOn(Open::fresh).hasSize(1);
            assertThat(repairs.victimsOf(opened.get(0).get().id())).hasSize(8);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("take nobody in any more once they are decided: the next failure is a new question")
    void decided() {
        var first = repairs.openFor(FULL);
        repairs.decide(first.id(), Decision.RETRY, "hanna", Optional.empty());
        repairs.close(first.id(), List.of(victim("one")));

        assertThat(repairs.openFor(FULL).fresh()).isTrue();
    }

    @Test
    @DisplayName("are over when their last step waits no more")
    void lastOne() {
        var open = repairs.openFor(FULL);
        repairs.add(open.id(), victim("one"));
        repairs.add(open.id(), victim("two"));

        assertThat(repairs.forget("one")).isEmpty();
        assertThat(repairs.forget("two")).contains(open.id());
        assertThat(repairs.forget("two")).isEmpty();
    }

    @Test
    @DisplayName("tell what waits for a cause while it is open, and that it is back after somebody answered")
    void waiting() {
        var before = Clock.systemUTC().instant().minusSeconds(60);
        var open = repairs.openFor(FULL);
        assertThat(repairs.waitingFor(FULL.key())).isEmpty();
        repairs.add(open.id(), victim("one"));
        assertThat(repairs.waitingFor(FULL.key())).containsExactly("capri-test");
        assertThat(repairs.isBack(FULL.key(), before)).as("nobody answered").isFalse();
        repairs.decide(open.id(), Decision.RETRY, "hanna", Optional.empty());
        repairs.close(open.id(), List.of(victim("one")));
        assertThat(repairs.waitingFor(FULL.key())).isEmpty();
        assertThat(repairs.isBack(FULL.key(), before)).isTrue();
        assertThat(repairs.isBack(FULL.key(), before.plusSeconds(120))).isFalse();
        assertThat(repairs.isBack("another", before)).isFalse();
    }

    private static List<Open> all(List<Future<Open>> futures) throws Exception {
        var all = new ArrayList<Open>();
        for (var future : futures) all.add(future.get());
        return all;
    }

    private static Victim victim(String job) {
        return new Victim(
                job, Victim.Kind.JOB, "i", "r", "onboard-trial", "Task_A", "A", "capri-test", Optional.empty());
    }
}
