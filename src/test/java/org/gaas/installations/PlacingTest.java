package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.installations.PlacingGround.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Placing an installation")
class PlacingTest {
    private static final int AT_ONCE = 9;

    private final PlacingGround ground = new PlacingGround();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    @DisplayName("puts web and database on one server of the environment's role, the emptiest, and leaves them there")
    void places() throws Exception {
        ground.fleet.register(server("trial1", "trial"), "adam");
        ground.fleet.register(server("acc1", "acceptance"), "adam");
        assertThat(ground.placing.place(ground.asked("capri")).parts())
                .containsEntry(Part.WEB, new ServerName("trial1"))
                .containsEntry(Part.DATABASE, new ServerName("trial1"));

        ground.fleet.register(server("trial2", "trial"), "adam");
        assertThat(ground.placing.place(ground.asked("cicero")).on(Part.WEB)).hasToString("trial2");
        assertThat(ground.placing.place(new InstallationId("capri-test")).on(Part.WEB))
                .hasToString("trial1");
    }

    @Test
    @DisplayName("of many at once spreads them evenly: each counts those before it")
    void atOnce() throws Exception {
        for (var name : List.of("trial1", "trial2", "trial3")) ground.fleet.register(server(name, "trial"), "adam");
        var start = new CyclicBarrier(AT_ONCE);
        var placed = new ArrayList<FutureTask<ServerName>>();
        for (var number = 0; number < AT_ONCE; number++) {
            var id = ground.asked("p" + number);
            placed.add(new FutureTask<>(() -> {
                start.await();
                return ground.within(() -> ground.placing.place(id)).on(Part.WEB);
            }));
        }
        placed.forEach(one -> new Thread(one).start());
        var counts = new TreeMap<String, Integer>();
        for (var one : placed) counts.merge(one.get().value(), 1, Integer::sum);
        assertThat(counts).isEqualTo(Map.of("trial1", 3, "trial2", 3, "trial3", 3));
    }

    @Test
    @DisplayName("is refused when no server has the environment's role")
    void refused() throws NameExists {
        ground.fleet.register(server("acc1", "acceptance"), "adam");
        var capri = ground.asked("capri");
        assertThatThrownBy(() -> ground.placing.place(capri)).isInstanceOf(NoServerFits.class);
        assertThat(ground.installations.get(capri).parts()).isEmpty();
    }
}
