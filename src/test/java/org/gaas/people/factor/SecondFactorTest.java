package org.gaas.people.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.util.encoders.Base32;
import org.gaas.MovableClock;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.TestEngine;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.people.SecondFactor.Proof;
import org.gaas.people.SecondFactorChanged;
import org.gaas.people.SecondFactorRefused;
import org.gaas.people.factor.Factor.State;
import org.gaas.secrets.TestSeals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A second factor")
class SecondFactorTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final Told TOLD = new Told();

    private static TestEngine engine;
    private static Confirmations confirmations;
    private static Enrolment enrolment;

    @BeforeAll
    static void start() {
        engine = TestEngine.with(
                Map.of("movable", CLOCK, "seal", TestSeals.inMemory(), "told", TOLD),
                People.class,
                Confirmations.class,
                Enrolment.class);
        confirmations = engine.get(Confirmations.class);
        enrolment = engine.get(Enrolment.class);
        for (var role : Role.values())
            engine.identity().saveGroup(engine.identity().newGroup(role.group()));
        for (var person : List.of("hanna", "hugo")) member(person, Role.HOSTING);
        member("adam", Role.ADMINISTRATORS);
        member("ada", Role.ADMINISTRATORS);
        member("ada", Role.HOSTING);
    }

    @AfterAll
    static void stop() {
        CLOCK.setRight();
        engine.close();
    }

    @BeforeEach
    void nobodyHasOne() {
        for (var table : List.of("proof", "recovery", "reset")) sql("delete from second_factor_" + table);
        sql("delete from second_factor");
        TOLD.words.clear();
        later(Duration.ZERO);
    }

    @Test
    @DisplayName("is shown by a code, and counts for ten minutes, for this person only")
    void shown() {
        var hanna = enrolled("hanna");
        assertRule(() -> confirmations.require("hanna"), "SECOND_FACTOR_REQUIRED");
        var proof = show("hanna", hanna);

        assertThat(decides("hanna", proof)).isTrue();
        assertThat(decides("hugo", proof)).isFalse();
        assertRule(() -> confirmations.require("hanna"), "SECOND_FACTOR_REQUIRED");
        later(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(decides("hanna", proof)).isTrue();
        later(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(decides("hanna", proof)).isFalse();
        assertThat(TOLD.words).contains("hanna show-second-factor hanna 10.0.0.1");
    }

    @Test
    @DisplayName("takes no code twice, nor an older one, at whatever door")
    void replay() {
        var hanna = enrolled("hanna");
        var before = Codes.of(hanna, CLOCK.instant().minusSeconds(30));
        var code = Codes.of(hanna, CLOCK.instant());
        confirmations.confirm("hanna", code, "10.0.0.1");
        assertRule(() -> confirmations.confirm("hanna", code, "10.0.0.2"), "SECOND_FACTOR_USED");
        assertRule(() -> confirmations.confirm("hanna", before, "10.0.0.2"), "SECOND_FACTOR_USED");
        assertThat(TOLD.words).contains("hanna SECOND_FACTOR_USED 10.0.0.2");
    }

    @Test
    @DisplayName("takes one of many tries of the same code at the same instant")
    void race() throws Exception {
        var hanna = enrolled("hanna");
        var code = Codes.of(hanna, CLOCK.instant());
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (var i = 0; i < 8; i++)
                tries.add(() -> {
                    try {
                        confirmations.confirm("hanna", code, "10.0.0.1");
                        return true;
                    } catch (Forbidden no) {
                        return false;
                    }
                });
            var taken = 0;
            for (var one : pool.invokeAll(tries)) if (one.get()) taken++;
            assertThat(taken).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    @DisplayName("counts a try before looking at it: of two at the same instant, one is turned away unseen")
    void counted() {
        enrolled("hanna");
        var rows = new FactorRows(engine.get(JdbcClient.class));
        var both = rows.find("hanna", State.READY).orElseThrow();
        assertThat(rows.tried(both, Optional.empty())).isTrue();
        assertThat(rows.tried(both, Optional.empty())).isFalse();
    }

    @Test
    @DisplayName("looks at no code for a while after five wrong ones, longer each time, and says so")
    void held() {
        var hanna = enrolled("hanna");
        for (var i = 0; i < 4; i++) assertRule(() -> guess("hanna"), "SECOND_FACTOR_WRONG");
        assertRule(() -> guess("hanna"), "SECOND_FACTOR_HELD");
        assertRule(() -> show("hanna", hanna), "SECOND_FACTOR_HELD").hasMessageContaining("try again in 30 s");
        later(Duration.ofSeconds(31));
        assertRule(() -> guess("hanna"), "SECOND_FACTOR_HELD");
        later(Duration.ofSeconds(31 + 59));
        assertRule(() -> show("hanna", hanna), "SECOND_FACTOR_HELD");
        later(Duration.ofSeconds(31 + 61));
        assertThat(decides("hanna", show("hanna", hanna))).isTrue();
        assertRule(() -> guess("hanna"), "SECOND_FACTOR_WRONG");
        assertThat(TOLD.words).contains("hanna SECOND_FACTOR_WRONG 10.0.0.66", "hanna SECOND_FACTOR_HELD 10.0.0.66");
    }

    @Test
    @DisplayName("has eight recovery codes, each good once, however it is typed")
    void recovery() {
        var offer = enrolment.offer("hanna");
        var codes = enrolment
                .enrol("hanna", Codes.of(Base32.decode(offer.secret()), CLOCK.instant()))
                .recoveryCodes();
        assertThat(codes).hasSize(8).doesNotHaveDuplicates();
        var typed = codes.get(3).toUpperCase().replace('-', ' ');
        assertThat(decides("hanna", confirmations.confirm("hanna", typed, "10.0.0.1")))
                .isTrue();
        assertRule(() -> confirmations.confirm("hanna", codes.get(3), "10.0.0.1"), "SECOND_FACTOR_WRONG");
        assertThat(enrolment.of("hanna").recoveryCodes()).isEqualTo(7);
        assertThat(TOLD.words).contains("hanna use-recovery-code hanna 7 are left");
    }

    @Test
    @DisplayName("is nowhere to be read in the database: neither secret, nor recovery code, nor proof")
    void sealed() {
        var offer = enrolment.offer("hanna");
        var codes = enrolment.enrol("hanna", Codes.of(Base32.decode(offer.secret()), CLOCK.instant()));
        var dump = String.join("\n", sqlText("script"));
        assertThat(dump)
                .doesNotContainIgnoringCase(offer.secret())
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(Base32.decode(offer.secret())))
                .doesNotContain(codes.recoveryCodes().get(0))
                .doesNotContain(codes.recoveryCodes().get(0).replace("-", ""))
                .doesNotContain(codes.proof().orElseThrow().token());
        assertThat(offer + " " + codes + " " + codes.proof()).doesNotContain(offer.secret());
    }

    @Test
    @DisplayName(
            "of the first person needs nobody; of all others a colleague who has shown one, and is no administrator")
    void vouched() {
        var hanna = enrolled("hanna");
        var hugo = enrolled("hugo");
        assertThat(enrolment.of("hugo").state()).isEqualTo("waiting");
        var word = enrolment.of("hugo").word();
        assertRule(() -> show("hugo", hugo), "SECOND_FACTOR_UNVOUCHED");

        assertRule(() -> enrolment.vouch("hanna", "hugo", word), "SECOND_FACTOR_REQUIRED");
        assertRule(() -> enrolment.vouch("hugo", "hugo", word), "FOUR_EYES");
        assertRule(() -> enrolment.vouch("ada", "hugo", word), "FOUR_EYES");
        assertRule(() -> enrolment.vouch("adam", "hugo", word), "ROLE_REQUIRED");
        with(show("hanna", hanna), () -> {
            assertThatThrownBy(() -> enrolment.vouch("hanna", "hugo", "what hugo was told before"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("is it really theirs?");
            enrolment.vouch("hanna", "hugo", word);
        });

        later(Duration.ofSeconds(60));
        assertThat(decides("hugo", show("hugo", hugo))).isTrue();
        assertThat(TOLD.words).contains("hanna vouch-second-factor hugo ");
    }

    @Test
    @DisplayName("that an administrator took away opens nothing; who enrols then in that name, waits for a colleague")
    void reset() {
        var hanna = enrolled("hanna");
        var proof = show("hanna", hanna);
        assertRule(() -> enrolment.reset("hugo", "hanna"), "ROLE_REQUIRED");
        enrolment.reset("adam", "hanna");
        assertThat(decides("hanna", proof)).isFalse();
        assertRule(() -> show("hanna", hanna), "SECOND_FACTOR_MISSING");
        assertThatThrownBy(() -> enrolment.reset("adam", "hanna")).isInstanceOf(InvalidInput.class);

        var adams = enrolled("hanna");
        assertRule(() -> show("hanna", adams), "SECOND_FACTOR_UNVOUCHED");
        assertThat(TOLD.words).contains("adam reset-second-factor hanna ");
    }

    @Test
    @DisplayName("goes with the account: who gets the name next enrols, and waits")
    void account() {
        enrolled("hanna");
        enrolment.changed(Optional.of("adam"), "remove-account", "hanna", "");
        assertThat(enrolment.of("hanna").state()).isEqualTo("none");
        enrolled("hanna");
        assertThat(enrolment.of("hanna").state()).isEqualTo("waiting");
    }

    @Test
    @DisplayName("is changed for another by who shows it, and not by who knows the password")
    void changed() {
        var old = enrolled("hanna");
        assertRule(() -> enrolment.offer("hanna"), "SECOND_FACTOR_REQUIRED");
        var proof = show("hanna", old);
        var fresh = with(proof, () -> enrolled("hanna"));
        assertThat(enrolment.of("hanna").state()).isEqualTo("ready");
        assertThat(decides("hanna", proof)).isFalse();
        later(Duration.ofSeconds(60));
        assertRule(() -> show("hanna", old), "SECOND_FACTOR_WRONG");
        assertThat(decides("hanna", show("hanna", fresh))).isTrue();
    }

    @Test
    @DisplayName("is enrolled by a code that its generator makes")
    void wrongCode() {
        assertThatThrownBy(() -> enrolment.enrol("hanna", "123456"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("begin one first");
        var secret = Base32.decode(enrolment.offer("hanna").secret());
        var other = Codes.of(secret, CLOCK.instant().plusSeconds(3600));
        assertThatThrownBy(() -> enrolment.enrol("hanna", other))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not the code of this moment");
        assertThatCode(() -> enrolment.enrol("hanna", Codes.of(secret, CLOCK.instant())))
                .doesNotThrowAnyException();
    }

    private byte[] enrolled(String person) {
        var secret = Base32.decode(enrolment.offer(person).secret());
        // as if it had been half a minute ago: the code of now is not used up
        enrolment.enrol(person, Codes.of(secret, CLOCK.instant().minusSeconds(30)));
        return secret;
    }

    private Proof show(String person, byte[] secret) {
        return confirmations.confirm(person, Codes.of(secret, CLOCK.instant()), "10.0.0.1");
    }

    private Proof guess(String person) {
        return confirmations.confirm(person, "no code at all", "10.0.0.66");
    }

    private static boolean decides(String person, Proof proof) {
        try {
            with(proof, () -> confirmations.require(person));
            return true;
        } catch (Forbidden no) {
            return false;
        }
    }

    private static void with(Proof proof, Runnable work) {
        confirmations.with(proof, () -> {
            work.run();
            return null;
        });
    }

    private static <T> T with(Proof proof, Supplier<T> work) {
        return confirmations.with(proof, work);
    }

    private static AbstractThrowableAssert<?, ?> assertRule(ThrowingCallable call, String rule) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(Forbidden.class, no -> assertThat(no.rule())
                .isEqualTo(rule));
    }

    /** It is so much later than when the test began. */
    private void later(Duration since) {
        CLOCK.jump(since);
    }

    private static void member(String person, Role role) {
        if (engine.identity().createUserQuery().userId(person).count() == 0)
            engine.identity().saveUser(engine.identity().newUser(person));
        engine.identity().createMembership(person, role.group());
    }

    private static void sql(String statement) {
        engine.get(JdbcClient.class).sql(statement).update();
    }

    private static List<String> sqlText(String query) {
        return engine.get(JdbcClient.class).sql(query).query(String.class).list();
    }

    /** What the trail would be told. */
    static class Told {
        final List<String> words = new CopyOnWriteArrayList<>();

        @EventListener
        void changed(SecondFactorChanged it) {
            words.add(it.by() + " " + it.what() + " " + it.person() + " " + it.detail());
        }

        @EventListener
        void refused(SecondFactorRefused it) {
            words.add(it.person() + " " + it.rule() + " " + it.from());
        }
    }
}
