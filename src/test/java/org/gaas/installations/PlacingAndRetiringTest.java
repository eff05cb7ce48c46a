package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.Server.State;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("A server that is retired while something is placed on it")
class PlacingAndRetiringTest {
    private static final ServerName SERVER = new ServerName("trial1");

    private final PlacingGround ground = new PlacingGround("trial1");
    private final ExecutorService others = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        others.shutdownNow();
        ground.close();
    }

    @Test
    @DisplayName("stays, when the placing was first: whoever retires it waits, and reads what lives there")
    void placedFirst() throws Exception {
        var capri = ground.asked("capri");
        var retired = ground.within(() -> {
            ground.placing.place(capri);
            return whileHeld(this::retire);
        });
        assertThat(outcome(retired)).isInstanceOfSatisfying(InvalidInput.class, no -> assertThat(no.rule())
                .isEqualTo("SERVER_IN_USE"));
        assertThat(ground.fleet.server(SERVER).state()).isEqualTo(State.ACTIVE);
        assertThat(ground.installations.get(capri).on(Part.WEB)).isEqualTo(SERVER);
    }

    @Test
    @DisplayName("goes, when the retiring was first: what is to be placed waits, and finds no server")
    void retiredFirst() throws Exception {
        var capri = ground.asked("capri");
        var placed = ground.within(() -> {
            ground.states.change(SERVER, State.RETIRED, "hanna");
            return whileHeld(() -> place(capri));
        });
        assertThat(outcome(placed)).isInstanceOf(NoServerFits.class).hasMessageContaining("trial1 is retired");
        assertThat(ground.installations.get(capri).parts()).isEmpty();
    }

    @RepeatedTest(40)
    @DisplayName("is never retired with something on it, whoever is quicker")
    void race() throws Exception {
        var capri = ground.asked("capri");
        var start = new CyclicBarrier(2);
        var placed = begun(() -> {
            start.await();
            place(capri);
        });
        var retired = begun(() -> {
            start.await();
            retire();
        });
        var troubles = new Throwable[] {outcome(placed), outcome(retired)};
        assertThat(troubles).containsOnlyOnce((Throwable) null);
        var tenants = ground.installations.on(SERVER);
        if (ground.fleet.server(SERVER).state() == State.RETIRED)
            assertThat(tenants).isEmpty();
        else assertThat(tenants).hasSize(1);
    }

    private void place(InstallationId id) throws Exception {
        ground.within(() -> ground.placing.place(id));
    }

    private void retire() throws Exception {
        ground.within(() -> ground.states.change(SERVER, State.RETIRED, "hanna"));
    }

    /** Begins what must wait for the transaction that is open, and returns once it does, or ended without waiting. */
    private CompletableFuture<Void> whileHeld(Work work) {
        var begun = begun(work);
        await().until(() -> begun.isDone() || ground.somebodyWaits());
        return begun;
    }

    private CompletableFuture<Void> begun(Work work) {
        var end = new CompletableFuture<Void>();
        others.execute(() -> {
            try {
                work.run();
                end.complete(null);
            } catch (Throwable trouble) {
                end.completeExceptionally(trouble);
            }
        });
        return end;
    }

    /** What went wrong; nothing when it went well. */
    private static Throwable outcome(CompletableFuture<Void> work) throws InterruptedException {
        try {
            work.get();
            return null;
        } catch (ExecutionException trouble) {
            return trouble.getCause();
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
