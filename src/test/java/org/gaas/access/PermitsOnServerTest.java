package org.gaas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.access.mysql.MariaDbAccounts;
import org.gaas.box.BoxFixture;
import org.gaas.box.BoxHosts;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Lock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("In the tables of a real MariaDB, access to production")
class PermitsOnServerTest {
    private static final ServerName PROD1 = new ServerName("prod1");
    private static final MariaDbAccounts KIND = new OfBox();
    private static final AccessDesk desk =
            new AccessDesk(Optional.of(new AccessDesk.Real(access -> BoxHosts.host("trial1"), KIND)));

    static {
        // the server has seen the numbers of other desks
        desk.get(JdbcClient.class)
                .sql("update engine_fence set last_given = ?")
                .param(System.nanoTime())
                .update();
        desk.get(DatabasePasswords.class).set("dora", PROD1, new Verifier("*D7B532E5DC3E380440930DEDBBCD40242EA30514"));
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @AfterAll
    static void close() {
        BoxHosts.host("trial1")
                .converge(new Lock("access", System.nanoTime()), List.of(KIND.noOthers(PROD1, List.of())))
                .orThrow();
        desk.close();
    }

    @Test
    @DisplayName("is there when the customer has agreed, and not after its end")
    void given() {
        desk.agreed("dora", "capri", 50);
        desk.ask("dora", AccessDesk.until(desk.get(Agreements.class).today().plusDays(1), "capri"));
        desk.approve("hanna");
        assertThat(rights()).isEmpty();
        desk.consent("mark");
        assertThat(rights()).isEqualTo("192.0.2.0/255.255.255.0 capri\\_gems Y N\n");
        desk.forward(Duration.ofDays(1));
        assertThat(rights()).isNotEmpty();
        desk.forward(Duration.ofDays(1));
        assertThat(accounts()).doesNotContain("192.0.2.0");
        assertThat(rights()).isEmpty();
    }

    @Test
    @DisplayName("is there at once in an emergency, and gone after four hours, though nobody looked")
    void emergency() {
        desk.agreed("dora", "capri", 50);
        desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        assertThat(rights()).startsWith("192.0.2.0/255.255.255.0 capri\\_gems Y N");
        desk.forward(Duration.ofHours(4));
        assertThat(rights()).isEmpty();
        assertThat(desk.open()).containsExactly("Task_LookAtEmergency");
    }

    @Test
    @DisplayName("is gone when somebody finds it not right, or takes it back")
    void gone() {
        desk.agreed("dora", "capri", 50);
        desk.ask("olga", AccessDesk.emergency("dora", "capri"));
        assertThat(rights()).isNotEmpty();
        desk.answer("Task_LookAtEmergency", "hanna", Map.of("secondLook", "notRight", "secondLookNote", "seen"));
        assertThat(rights()).isEmpty();

        desk.ask("dora", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        desk.consent("mark");
        assertThat(rights()).isNotEmpty();
        desk.takeBack("hugo", "dora");
        assertThat(accounts()).isEmpty();
    }

    @Test
    @DisplayName(
            "that somebody gave by hand is found within a day: an account is asked about, a right more is taken off")
    void byHand() {
        desk.agreed("dora", "capri", 50);
        desk.ask("dora", AccessDesk.wanted("capri"));
        desk.approve("hanna");
        desk.consent("mark");
        lookedAfter();
        assertThat(found("account bob@10.%")).isEmpty();
        sql("create user 'bob'@'10.%'; grant select on `capri\\_gems`.* to 'bob'@'10.%';"
                + "grant insert on `capri\\_gems`.* to 'd-permits-dora'@'192.0.2.0/255.255.255.0'");
        try {
            desk.clock.now = desk.clock.now.plus(Duration.ofDays(1));
            lookedAfter();
            assertThat(found("account bob@10.%")).singleElement().satisfies(one -> assertThat(one)
                    .contains("nobody knows it", "capri_gems"));
            assertThat(desk.get(Comparison.class).open())
                    .as("the right more of dora's own account")
                    .anySatisfy(one -> assertThat(one.finding().subject()).contains("d-permits-dora"));
            assertThat(rights()).isEqualTo("192.0.2.0/255.255.255.0 capri\\_gems Y N\n");
            assertThat(desk.open()).contains("Task_ClearFindings");
        } finally {
            sql("drop user 'bob'@'10.%'");
        }
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(1));
        lookedAfter();
        assertThat(found("account bob@10.%")).isEmpty();
    }

    private static void lookedAfter() {
        assertThat(desk.get(AccountsInPlace.class).bringDue())
                .isNotEmpty()
                .allSatisfy(server -> assertThat(server.trouble()).isEmpty());
        desk.engine.runJobs();
    }

    private static List<String> found(String subject) {
        return desk.get(Comparison.class).open().stream()
                .map(Comparison.Open::finding)
                .filter(one -> one.subject().equals(subject))
                .map(Finding::found)
                .toList();
    }

    /** Where from, on what, to read, to write: of production. */
    private static String rights() {
        return sql("select concat(host, ' ', db, ' ', select_priv, ' ', insert_priv) from mysql.db"
                + " where user = 'd-permits-dora' and host like '192%'");
    }

    private static String accounts() {
        return sql("select host from mysql.global_priv where user = 'd-permits-dora'");
    }

    private static String sql(String question) {
        return BoxHosts.host("trial1")
                .run(Command.of("mariadb", "--batch", "--raw", "--skip-column-names")
                        .reading(question))
                .expect("an answer")
                .out();
    }

    private static final class OfBox extends MariaDbAccounts {
        @Override
        public String platform() {
            return "debian";
        }

        @Override
        public String engine(ServerName server) {
            return server.value();
        }

        @Override
        public Endpoint endpoint(ServerName server) {
            return new Endpoint("127.0.0.1", BoxFixture.box().database().port());
        }

        @Override
        protected String prefix(ServerName server) {
            return "d-permits-";
        }
    }
}
