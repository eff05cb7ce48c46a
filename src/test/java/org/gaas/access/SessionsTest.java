package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sessions at database servers")
class SessionsTest {
    private static final ServerName PROD1 = new ServerName("prod1");
    private static final AccessDesk desk = new AccessDesk();

    @AfterEach
    void tidy() {
        desk.servers.written = "";
        desk.servers.writtenCut = false;
        desk.servers.visits = "";
        desk.tidy();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    @DisplayName("are written down before anybody gets an account, and after who has none any more is gone")
    void before() {
        desk.get(DatabasePasswords.class).set("dora", PROD1, new Verifier("*D7B532E5DC3E380440930DEDBBCD40242EA30514"));
        desk.agreed("dora", "capri", 50);
        desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        var brought = desk.servers.brought;
        var written = brought.indexOf("sessions of all but capri capri-test cicero cicero-test for 1827");
        assertThat(written).as(brought.toString()).isPositive();
        assertThat(brought.get(written - 1)).isEqualTo("no others");
        assertThat(brought.subList(written, brought.size())).contains("d-dora");
        assertThat(brought.subList(0, written)).doesNotContain("d-dora");
    }

    @Test
    @DisplayName("are written down where nobody has an account yet, and anew when there is another application")
    void withoutAccounts() {
        desk.get(AccountsInPlace.class).bringDue();
        assertThat(desk.servers.brought).contains("sessions of all but capri capri-test cicero cicero-test for 1827");
        desk.servers.brought.clear();
        desk.get(AccountsInPlace.class).bringDue();
        assertThat(desk.servers.brought).isEmpty();
    }

    @Test
    @DisplayName("are read as the server tells them")
    void read() {
        desk.servers.written = "cut\ndoubtful\t3\n"
                + "session\t2026-11-22T09:15:00Z\t2026-11-22T09:47:00Z\td-dora\t192.0.2.7\t6\t31\tcapri_gems capri_ls\n"
                + "session\t2026-11-22T10:15:00Z\t2026-11-22T10:15:00Z\troot\tlocalhost\t7\t1\t\n";
        var log = desk.get(Sessions.class).on(PROD1, 7);
        assertThat(log.cut()).isTrue();
        assertThat(log.doubtful()).isEqualTo(3);
        assertThat(log.sessions())
                .containsExactly(
                        new Sessions.Session(
                                Instant.parse("2026-11-22T09:15:00Z"),
                                Instant.parse("2026-11-22T09:47:00Z"),
                                "d-dora",
                                "192.0.2.7",
                                31,
                                List.of("capri_gems", "capri_ls")),
                        new Sessions.Session(
                                Instant.parse("2026-11-22T10:15:00Z"),
                                Instant.parse("2026-11-22T10:15:00Z"),
                                "root",
                                "localhost",
                                1,
                                List.of()));
    }

    @Test
    @DisplayName("that are too many to come over leave out the earliest, and say so")
    void tooMany() {
        desk.servers.writtenCut = true;
        desk.servers.written = "2T09:15:00Z\td-dora\n"
                + "session\t2026-11-22T10:15:00Z\t2026-11-22T10:15:00Z\troot\tlocalhost\t7\t1\t\n";
        var log = desk.get(Sessions.class).on(PROD1, 7);
        assertThat(log.cut()).isTrue();
        assertThat(log.sessions()).hasSize(1);
    }

    @Test
    @DisplayName("are followed by who came by key, as the server tells it, and by what it refused")
    void byKey() {
        desk.servers.written = "doubtful\t1\n";
        desk.servers.visits = "full\ndoubtful\t2\n"
                + "visit\t2026-11-22T09:15:00Z\t2026-11-22T09:47:00Z\td_dora\t192.0.2.7\tSHA256:a\tended\t1\n"
                + "visit\t2026-11-22T10:15:00Z\t\td_dora\t192.0.2.7\tSHA256:a\topen\t1\n"
                + "visit\t2026-11-22T11:15:00Z\t2026-11-22T12:15:00Z\td_daan\t?\tSHA256:b\texpired\t3\n";
        var log = desk.get(Sessions.class).on(PROD1, 7);
        assertThat(log.sessions()).isEmpty();
        assertThat(log.cut()).isFalse();
        assertThat(log.flooded()).isTrue();
        assertThat(log.doubtful()).isEqualTo(3);
        assertThat(log.visits())
                .containsExactly(
                        visit("09:15", "2026-11-22T09:47:00Z", "d_dora", "192.0.2.7", "SHA256:a", Visit.How.ENDED, 1),
                        visit("10:15", null, "d_dora", "192.0.2.7", "SHA256:a", Visit.How.OPEN, 1),
                        visit("11:15", "2026-11-22T12:15:00Z", "d_daan", "?", "SHA256:b", Visit.How.KEY_EXPIRED, 3));
    }

    private static Visit visit(
            String begun, String ended, String account, String from, String key, Visit.How how, int times) {
        return new Visit(
                Instant.parse("2026-11-22T" + begun + ":00Z"),
                Optional.ofNullable(ended).map(Instant::parse),
                account,
                from,
                key,
                how,
                times);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3661})
    @DisplayName("are asked for by days that there are")
    void days(int days) {
        assertThatThrownBy(() -> desk.get(Sessions.class).on(PROD1, days)).isInstanceOf(InvalidInput.class);
    }
}
