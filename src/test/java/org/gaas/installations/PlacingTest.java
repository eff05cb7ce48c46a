package org.gaas.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaas.installations.PlacingGround.server;

import org.gaas.fleet.NoServerFits;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Placing an installation")
class PlacingTest {
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
    @DisplayName("is refused when no server has the environment's role")
    void refused() throws NameExists {
        ground.fleet.register(server("acc1", "acceptance"), "adam");
        var capri = ground.asked("capri");
        assertThatThrownBy(() -> ground.placing.place(capri)).isInstanceOf(NoServerFits.class);
        assertThat(ground.installations.get(capri).parts()).isEmpty();
    }
}
