package org.gaas.access.web;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Agreement;
import org.gaas.access.Agreements;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agreements: which there are, new ones, and their end. Accounts on servers follow at once, as far as these answer. */
@RestController
@RequestMapping("/api/agreements")
class AgreementsController {
    private final Agreements agreements;
    private final AccountsInPlace accounts;
    private final Seers seers;

    AgreementsController(Agreements agreements, AccountsInPlace accounts, Seers seers) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.seers = seers;
    }

    /**
     * What is agreed.
     *
     * @param project or customer: one of both
     * @param customer a customer's id
     * @param from the first day; today when absent
     * @param until the last day
     * @param consent who at the customer agreed, when and how
     */
    record Wanted(String developer, String project, String customer, String from, String until, String consent) {}

    /** Why it ends before its last day. */
    record Ending(String why) {}

    @GetMapping
    List<AgreementView> all(Principal person) {
        seers.require(person.getName());
        return agreements.all().stream()
                .filter(one -> seers.sees(person.getName(), one.developer()))
                .map(one -> AgreementView.of(one, agreements.today(), List.of()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgreementView make(@RequestBody Wanted wanted, Principal person) {
        var made = agreements.make(
                wanted.developer(),
                filled(wanted.customer()).map(CustomerId::new),
                filled(wanted.project()).map(ProjectName::new),
                filled(wanted.from()).map(text -> day("from", text)),
                filled(wanted.until()).map(text -> day("until", text)).orElseThrow(() -> InvalidInput.missing("until")),
                wanted.consent(),
                person.getName());
        return brought(made);
    }

    @PutMapping("/{number}/end")
    AgreementView end(@PathVariable long number, @RequestBody Ending ending, Principal person) {
        return brought(agreements.end(number, ending.why(), person.getName()));
    }

    private AgreementView brought(Agreement agreement) {
        return AgreementView.of(agreement, agreements.today(), accounts.bringChanged());
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 3000) return day;
        } catch (DateTimeException noDate) {
            // told below
        }
        throw new InvalidInput(field, "DATE_INVALID", "must be a day such as 2027-11-30");
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
