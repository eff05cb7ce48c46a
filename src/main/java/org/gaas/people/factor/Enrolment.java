package org.gaas.people.factor;

import static org.gaas.people.Role.ADMINISTRATORS;
import static org.gaas.people.Role.HOSTING;
import static org.gaas.people.Role.MANAGERS;
import static org.gaas.people.Role.ONCALL;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.AccountWitness;
import org.gaas.people.People;
import org.gaas.people.SecondFactor.Proof;
import org.gaas.people.SecondFactorChanged;
import org.gaas.people.factor.Factor.State;
import org.gaas.secrets.Seal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a person comes by a second factor, changes it and loses it.
 *
 * <p>Who knows a password, or sets one as an administrator, could enrol in another's name. So a new factor is good only
 * when a colleague who has one, and is no administrator, says that it is the right person's. The first of a desk needs
 * nobody; and who shows a code of the old one needs nobody for the new one.
 */
@Component
public class Enrolment implements AccountWitness {
    private final FactorRows rows;
    private final Confirmations confirmations;
    private final People people;
    private final Seal seal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Enrolment(
            JdbcClient database,
            Confirmations confirmations,
            People people,
            Seal seal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new FactorRows(database);
        this.confirmations = confirmations;
        this.people = people;
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the person's generator has to know; shown now, and never again.
     *
     * @param secret to be typed
     * @param uri the same as a picture holds it
     */
    record Offer(String secret, String uri) {
        @Override
        public String toString() {
            return "offer";
        }
    }

    /**
     * What came of it.
     *
     * @param ready false: a colleague has to vouch
     * @param word to be told to that colleague
     * @param recoveryCodes shown now, and never again
     * @param proof the code counts as shown already, when ready
     */
    record Enrolled(boolean ready, String word, List<String> recoveryCodes, Optional<Proof> proof) {
        @Override
        public String toString() {
            return ready ? "ready" : "waiting";
        }
    }

    /**
     * Makes a secret.
     *
     * @throws Forbidden {@code SECOND_FACTOR_REQUIRED} when there is one already, and it was not shown
     */
    @Transactional
    Offer offer(String person) {
        if (rows.find(person, State.READY).isPresent()) confirmations.require(person);
        var secret = Totp.secret();
        var id = UUID.randomUUID().toString();
        rows.offer(new Factor(
                id,
                person,
                State.OFFERED,
                seal.seal(Factor.TABLE.about(id), secret),
                clock.instant(),
                0,
                0,
                Optional.empty()));
        return new Offer(Totp.text(secret), Totp.uri(person, secret));
    }

    /** The same secret again, while nobody has shown a code of it. */
    Optional<Offer> offered(String person) {
        return rows.find(person, State.OFFERED).map(factor -> {
            var secret = seal.open(Factor.TABLE.about(factor.id()), factor.sealed());
            return new Offer(Totp.text(secret), Totp.uri(person, secret));
        });
    }

    /**
     * Takes the first code of the generator: it knows the secret.
     *
     * @throws InvalidInput {@code CODE_WRONG}, {@code ENROLMENT_MISSING}
     */
    @Transactional
    Enrolled enrol(String person, String code) {
        var offered = rows.find(person, State.OFFERED)
                .orElseThrow(() -> new InvalidInput(
                        "code", "ENROLMENT_MISSING", "there is no enrolment to finish: begin one first"));
        var secret = seal.open(Factor.TABLE.about(offered.id()), offered.sealed());
        var step = Totp.matching(secret, code == null ? "" : code, clock.instant());
        if (step.isEmpty())
            throw new InvalidInput(
                    "code", "CODE_WRONG", "that is not the code of this moment; is the clock of your phone right?");
        var replaces = rows.find(person, State.READY).isPresent();
        if (replaces) confirmations.require(person);
        var ready = replaces || rows.none();
        rows.forget(person, State.READY);
        rows.forget(person, State.WAITING);
        rows.become(offered, ready ? State.READY : State.WAITING);
        rows.taken(offered, step.getAsLong());
        var codes = RecoveryCodes.fresh();
        codes.forEach(one -> rows.recoverable(offered, RecoveryCodes.digest(one)));
        tell(person, "enrol-second-factor", person, ready ? "ready" : "waits for a colleague");
        return new Enrolled(
                ready, offered.word(), codes, ready ? Optional.of(confirmations.prove(offered)) : Optional.empty());
    }

    /**
     * A colleague knows that this is the right person's.
     *
     * @param word which that person was shown, and has told the colleague
     * @throws Forbidden {@code ROLE_REQUIRED}, {@code FOUR_EYES}, {@code SECOND_FACTOR_REQUIRED}
     * @throws InvalidInput {@code FACTOR_UNKNOWN}, {@code WORD_WRONG}
     */
    @Transactional
    void vouch(String by, String person, String word) {
        people.require(by, HOSTING, ONCALL, MANAGERS);
        if (by.equalsIgnoreCase(person))
            throw new Forbidden("FOUR_EYES", "This is your own second factor: a colleague has to vouch for it.");
        if (people.has(by, ADMINISTRATORS) || rows.wasResetBy(person, by))
            throw new Forbidden(
                    "FOUR_EYES", "Administrators don't vouch: they could have enrolled it in another's name.");
        confirmations.require(by);
        var waiting = rows.find(person, State.WAITING).orElseThrow(() -> unknown(person));
        if (!waiting.word().equals(word))
            throw new InvalidInput(
                    "word",
                    "WORD_WRONG",
                    "that is not the word of what was enrolled in the name of " + waiting.person()
                            + ": is it really theirs? Ask them");
        rows.become(waiting, State.READY);
        tell(by, "vouch-second-factor", person, "");
    }

    /**
     * Takes away what was lost, or stolen.
     *
     * @throws Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code FACTOR_UNKNOWN}
     */
    @Transactional
    void reset(String by, String person) {
        people.require(by, ADMINISTRATORS);
        if (!forget(person)) throw unknown(person);
        rows.reset(person, by, clock.instant());
        tell(by, "reset-second-factor", person, "");
    }

    /** Whoever gets the name next has to enrol. */
    @Override
    public void changed(Optional<String> by, String what, String account, String detail) {
        if (what.equals("remove-account") && forget(account)) rows.reset(account, by.orElse("desk"), clock.instant());
    }

    /** How it stands with a person's second factor, for that person. */
    record Standing(String state, String word, Optional<Instant> since, int recoveryCodes) {}

    Standing of(String person) {
        for (var state : List.of(State.READY, State.WAITING)) {
            var found = rows.find(person, state);
            if (found.isPresent())
                return new Standing(
                        state.name().toLowerCase(),
                        found.get().word(),
                        found.map(Factor::made),
                        rows.recoveryCodes(found.get()));
        }
        return new Standing("none", "", Optional.empty(), 0);
    }

    private boolean forget(String person) {
        var ready = rows.forget(person, State.READY);
        var waiting = rows.forget(person, State.WAITING);
        rows.forget(person, State.OFFERED);
        return ready || waiting;
    }

    private void tell(String by, String what, String person, String detail) {
        events.publishEvent(new SecondFactorChanged(by, what, person, detail));
    }

    private static InvalidInput unknown(String person) {
        return new InvalidInput(
                "user",
                "FACTOR_UNKNOWN",
                "'" + Excerpt.shown(64, person) + "' has no second factor that waits for this");
    }
}
