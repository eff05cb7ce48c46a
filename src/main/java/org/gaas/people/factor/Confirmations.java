package org.gaas.people.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gaas.engine.Forbidden;
import org.gaas.people.SecondFactor;
import org.gaas.people.SecondFactorChanged;
import org.gaas.people.SecondFactorRefused;
import org.gaas.people.factor.Factor.State;
import org.gaas.secrets.Seal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes codes, and knows who has shown one. */
@Component
public class Confirmations implements SecondFactor {
    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final String DIGITS = "[0-9]{6}";
    private static final int TOKEN_BYTES = 32;

    private final ThreadLocal<String> shown = new ThreadLocal<>();
    private final FactorRows rows;
    private final Seal seal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Confirmations(JdbcClient database, Seal seal, ApplicationEventPublisher events, Clock clock) {
        this.rows = new FactorRows(database);
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void require(String person) {
        if (provenUntil(person, shown.get()).isPresent()) return;
        throw new Forbidden(
                "SECOND_FACTOR_REQUIRED",
                "This concerns production: show a code of your second factor first, on the desk's page"
                        + " /second-factor, or with the request; then decide again.");
    }

    /** Until when a token is a proof of this person. */
    Optional<Instant> provenUntil(String person, String token) {
        if (token == null) return Optional.empty();
        return rows.provenUntil(person, Digests.of(token), clock.instant());
    }

    /** The token that came with this thread's request, or is kept in its session. */
    Optional<String> shown() {
        return Optional.ofNullable(shown.get());
    }

    @Override
    public Proof confirm(String person, String code, String from) {
        var factor = rows.find(person, State.READY).orElseThrow(() -> absent(person));
        var now = clock.instant();
        factor.heldUntil().filter(now::isBefore).ifPresent(until -> {
            throw no(person, "SECOND_FACTOR_HELD", Waits.sentence(Duration.between(now, until)), from);
        });
        var held = Waits.after(factor.wrong() + 1).map(now::plus);
        if (!rows.tried(factor, held))
            throw no(person, "SECOND_FACTOR_HELD", "Another code came in the same moment: try again.", from);
        if (code.matches(DIGITS)) digits(factor, code, now, from);
        else if (rows.recovered(factor, RecoveryCodes.digest(code), now))
            events.publishEvent(new SecondFactorChanged(
                    person, "use-recovery-code", person, rows.recoveryCodes(factor) + " are left"));
        else throw wrong(person, held.isPresent(), from);
        events.publishEvent(new SecondFactorChanged(person, "show-second-factor", person, from));
        return prove(factor);
    }

    private void digits(Factor factor, String code, Instant now, String from) {
        var secret = seal.open(Factor.TABLE.about(factor.id()), factor.sealed());
        var step = Totp.matching(secret, code, now);
        if (step.isEmpty())
            throw wrong(factor.person(), Waits.after(factor.wrong() + 1).isPresent(), from);
        if (!rows.taken(factor, step.getAsLong()))
            throw no(
                    factor.person(),
                    "SECOND_FACTOR_USED",
                    "This code was used already: wait for the next one, at most half a minute.",
                    from);
    }

    Proof prove(Factor factor) {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        rows.prove(factor, Digests.of(token), now.plus(GOOD), now);
        return new Proof(token, now.plus(GOOD));
    }

    @Override
    public void ensure(String person, byte[] secret) {
        if (rows.find(person, State.READY).isPresent()) return;
        var id = UUID.randomUUID().toString();
        rows.offer(new Factor(
                id,
                person,
                State.READY,
                seal.seal(Factor.TABLE.about(id), secret),
                clock.instant(),
                0,
                0,
                Optional.empty()));
    }

    @Override
    public <T> T with(Proof proof, Supplier<T> work) {
        try (var here = showing(proof.token())) {
            return work.get();
        }
    }

    /** From here on this thread shows this token, or none. */
    Showing showing(String token) {
        var before = shown.get();
        set(token);
        return () -> set(before);
    }

    /** Ends what this thread shows. */
    interface Showing extends AutoCloseable {
        @Override
        void close();
    }

    private void set(String token) {
        if (token == null) shown.remove();
        else shown.set(token);
    }

    private Forbidden absent(String person) {
        return rows.find(person, State.WAITING).isPresent()
                ? new Forbidden(
                        "SECOND_FACTOR_UNVOUCHED",
                        "Your second factor waits for a colleague who says that it is yours (gaas factor vouch).")
                : new Forbidden(
                        "SECOND_FACTOR_MISSING",
                        "You have no second factor yet: enrol one on the desk's page /second-factor.");
    }

    private Forbidden wrong(String person, boolean held, String from) {
        return no(
                person,
                held ? "SECOND_FACTOR_HELD" : "SECOND_FACTOR_WRONG",
                held
                        ? "That is not the code, and it was not the first: no further one is looked at for a while."
                        : "That is not the code of this moment. Is the clock of your phone right?",
                from);
    }

    private Forbidden no(String person, String rule, String sentence, String from) {
        events.publishEvent(new SecondFactorRefused(person, rule, from));
        return new Forbidden(rule, sentence);
    }
}
