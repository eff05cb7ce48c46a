package org.gaas.people.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own second factor, and what others do with it. */
@RestController
class FactorController {
    private final Enrolment enrolment;
    private final Confirmations confirmations;

    FactorController(Enrolment enrolment, Confirmations confirmations) {
        this.enrolment = enrolment;
        this.confirmations = confirmations;
    }

    /**
     * @param state {@code none}, {@code waiting} for a colleague, or {@code ready}
     * @param word while it waits: to be told to that colleague
     * @param shownUntil until when decisions may be taken without another code
     */
    record Factor(
            String state, String word, Optional<Instant> since, int recoveryCodes, Optional<Instant> shownUntil) {}

    /** A code of the generator, or one of the recovery codes. */
    record Code(String code) {
        String given() {
            if (code == null || code.isBlank()) throw InvalidInput.missing("code");
            return code.strip();
        }
    }

    /** What the generator has to know; never shown again. */
    record Offered(String secret, String uri) {}

    /** Recovery codes, never shown again. */
    record Enrolled(String state, String word, List<String> recoveryCodes) {}

    /** To be sent as the header {@code Second-Factor}; in a session it need not be. */
    record Shown(String token, Instant until) {}

    /** What the person whose it is was shown. */
    record Word(String word) {}

    @GetMapping("/api/me/second-factor")
    Factor mine(Principal person) {
        var standing = enrolment.of(person.getName());
        var until = confirmations.shown().flatMap(token -> confirmations.provenUntil(person.getName(), token));
        return new Factor(standing.state(), standing.word(), standing.since(), standing.recoveryCodes(), until);
    }

    @PostMapping("/api/me/second-factor/enrolment")
    Offered offer(Principal person) {
        var offer = enrolment.offer(person.getName());
        return new Offered(offer.secret(), offer.uri());
    }

    @PutMapping("/api/me/second-factor/enrolment")
    Enrolled enrol(@RequestBody Code code, Principal person, HttpServletRequest request) {
        var enrolled = enrolment.enrol(person.getName(), code.given());
        enrolled.proof().ifPresent(proof -> ShownCodes.keep(request, proof));
        return new Enrolled(enrolled.ready() ? "ready" : "waiting", enrolled.word(), enrolled.recoveryCodes());
    }

    @PostMapping("/api/me/second-factor/proof")
    Shown show(@RequestBody Code code, Principal person, HttpServletRequest request) {
        var proof = confirmations.confirm(person.getName(), code.given(), request.getRemoteAddr());
        ShownCodes.keep(request, proof);
        return new Shown(proof.token(), proof.until());
    }

    /** A colleague says that the factor which waits is the right person's. */
    @PostMapping("/api/second-factors/{user}/voucher")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void vouch(@PathVariable String user, @RequestBody Word word, Principal person) {
        if (word.word() == null || word.word().isBlank()) throw InvalidInput.missing("word");
        enrolment.vouch(person.getName(), user, word.word().strip());
    }

    /** An administrator takes it away. */
    @DeleteMapping("/api/second-factors/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String user, Principal person) {
        enrolment.reset(person.getName(), user);
    }
}
