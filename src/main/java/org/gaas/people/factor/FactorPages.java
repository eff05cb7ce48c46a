package org.gaas.people.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.people.login.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a person's second factor: enrolling it, and showing a code before a decision. */
@Controller
class FactorPages {
    private final Enrolment enrolment;
    private final Confirmations confirmations;

    FactorPages(Enrolment enrolment, Confirmations confirmations) {
        this.enrolment = enrolment;
        this.confirmations = confirmations;
    }

    @GetMapping("/second-factor")
    ResponseEntity<String> page(HttpServletRequest request, Principal person) {
        return page(request, person, "");
    }

    @PostMapping("/second-factor/offer")
    ResponseEntity<String> offer(HttpServletRequest request, Principal person) {
        try {
            return offered(request, enrolment.offer(person.getName()), "");
        } catch (Forbidden showFirst) {
            return page(request, person, "Show a code of the second factor that you have first.");
        }
    }

    @PostMapping("/second-factor/enrol")
    ResponseEntity<String> enrol(@RequestParam String code, HttpServletRequest request, Principal person) {
        try {
            var enrolled = enrolment.enrol(person.getName(), plain(code));
            enrolled.proof().ifPresent(proof -> ShownCodes.keep(request, proof));
            return codes(request, person, enrolled);
        } catch (InvalidInput | Forbidden no) {
            return enrolment
                    .offered(person.getName())
                    .map(offer -> offered(request, offer, sentence(no)))
                    .orElseGet(() -> page(request, person, sentence(no)));
        }
    }

    @PostMapping("/second-factor/show")
    ResponseEntity<String> show(@RequestParam String code, HttpServletRequest request, Principal person) {
        try {
            ShownCodes.keep(request, confirmations.confirm(person.getName(), plain(code), request.getRemoteAddr()));
            return Templates.page("factor-shown", request, Map.of("user", person.getName()));
        } catch (Forbidden no) {
            return page(request, person, no.getMessage());
        }
    }

    private ResponseEntity<String> page(HttpServletRequest request, Principal person, String sentence) {
        var standing = enrolment.of(person.getName());
        return Templates.page(
                "factor-" + standing.state(),
                request,
                Map.of(
                        "user",
                        person.getName(),
                        "word",
                        standing.word(),
                        "sentence",
                        sentence,
                        "left",
                        String.valueOf(standing.recoveryCodes())));
    }

    private static ResponseEntity<String> offered(HttpServletRequest request, Enrolment.Offer offer, String sentence) {
        return Templates.page(
                "factor-offered",
                request,
                Map.of(
                        "secret",
                        offer.secret().replaceAll("(.{4})(?!$)", "$1 "),
                        "uri",
                        offer.uri(),
                        "sentence",
                        sentence),
                QrPicture.of(offer.uri()));
    }

    private static ResponseEntity<String> codes(
            HttpServletRequest request, Principal person, Enrolment.Enrolled enrolled) {
        return Templates.page(
                enrolled.ready() ? "factor-enrolled" : "factor-enrolled-waiting",
                request,
                Map.of(
                        "user",
                        person.getName(),
                        "word",
                        enrolled.word(),
                        "codes",
                        String.join("\n", enrolled.recoveryCodes())));
    }

    /** As people type it, with a space in the middle. */
    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String sentence(RuntimeException no) {
        var text = no.getMessage();
        return text.substring(0, 1).toUpperCase() + text.substring(1) + (text.matches(".*[.?!]") ? "" : ".");
    }
}
