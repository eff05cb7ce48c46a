package org.gaas.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.gaas.databases.DumpRefused;
import org.gaas.databases.Dumps;
import org.gaas.databases.Extracts;
import org.gaas.engine.Progress;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.remote.RemoteFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

@BoxDeskTest
@DisplayName("A dump of an installation's databases, in the box")
class DumpsTest {
    private final Box box;
    private final TrialDesk desk;
    private final Grounds grounds;
    private final Dumps dumps;
    private final Extracts extracts;
    private final Installations installations;
    private final Wishes wishes;

    DumpsTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired Dumps dumps,
            @Autowired Extracts extracts,
            @Autowired Installations installations,
            @Autowired Wishes wishes,
            @LocalServerPort int port) {
        this.box = box;
        this.desk = new TrialDesk(box, users, port);
        this.grounds = new Grounds(box);
        this.dumps = dumps;
        this.extracts = extracts;
        this.installations = installations;
        this.wishes = wishes;
    }

    @AfterEach
    void tidy() {
        FileSystemUtils.deleteRecursively(
                box.server("trial1").root().resolve("srv/gaas/.dumps").toFile());
    }

    @Test
    @DisplayName("is brought back into the installation, and into another one that it is carried to")
    void carried() throws IOException {
        var from = installed("dumped");
        var to = installed("copied");
        dump(from);
        grounds.sql("delete from dumped_test_gems.patient");
        var emptied = desk.page("dumped-test");

        extracts.carry(from, folder(from), to, folder(to), Set.of("gems"));
        assertThat(pieces(to)).containsExactlyInAnyOrder("dumped_test_gems.sql.gz", "dumped_test_gems.sql.gz.sum");
        assertThat(Files.readAllBytes(piece(to, "dumped_test_gems.sql.gz")))
                .isEqualTo(Files.readAllBytes(piece(from, "dumped_test_gems.sql.gz")));
        grounds.sql("delete from copied_test_gems.patient");
        restore(to, from);
        restore(from, from);
        assertThat(grounds.sql("select count(*) from copied_test_gems.patient"))
                .isEqualTo(grounds.sql("select count(*) from dumped_test_gems.patient"))
                .isNotEqualTo("0\n");
        assertThat(desk.page("copied-test")).startsWith("200").contains("copied_test_gems");
        assertThat(desk.page("dumped-test")).startsWith("200").isNotEqualTo(emptied);
    }

    @Test
    @DisplayName("is not brought back when it is cut off: a person is told what to do, and the site answers as before")
    void cutOff() throws IOException {
        var installation = installed("cutoff");
        dump(installation);
        var before = desk.page("cutoff-test");
        var piece = piece(installation, "cutoff_test_gems.sql.gz");
        Files.write(piece, java.util.Arrays.copyOf(Files.readAllBytes(piece), 200));
        assertThatThrownBy(() -> restore(installation, installation))
                .isInstanceOfSatisfying(DumpRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("DUMP_INCOMPLETE");
                    assertThat(refused.curableByWaiting()).isFalse();
                    assertThat(refused)
                            .hasMessageContaining("trial1: the databases of cutoff-test: cutoff_test_gems.sql.gz");
                });
        assertThat(desk.page("cutoff-test")).isEqualTo(before).startsWith("200");
    }

    @Test
    @DisplayName("arrives as a whole, or not at all")
    void notThere() {
        var from = installed("undumped");
        assertThatThrownBy(() -> extracts.carry(from, folder(from), from, folder(from) + "/there", Set.of("gems")))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("undumped_test_gems.sql.gz");
        assertThat(piece(from, "there").toFile().list()).isEmpty();
    }

    private Installation installed(String project) {
        desk.settled(desk.install(project, "1.2.0"));
        return installations.get(new InstallationId(project + "-test"));
    }

    private void dump(Installation installation) {
        var operation = "dump-" + UUID.randomUUID();
        dumps.dump(installation, folder(installation), operation);
        ended(installation, operation);
    }

    private void restore(Installation installation, Installation source) {
        var operation = "restore-" + UUID.randomUUID();
        dumps.restore(installation, folder(installation), source, wishes.places(installation), operation);
        ended(installation, operation);
    }

    private void ended(Installation installation, String operation) {
        await().until(
                        () -> dumps.progress(installation, operation, "the databases of " + installation.id()),
                        Progress.Done.class::isInstance);
    }

    private static String folder(Installation installation) {
        return "srv/gaas/.dumps/" + installation.id();
    }

    private Path piece(Installation installation, String name) {
        return box.server("trial1").root().resolve(folder(installation)).resolve(name);
    }

    private String[] pieces(Installation installation) {
        return piece(installation, "").toFile().list();
    }
}
