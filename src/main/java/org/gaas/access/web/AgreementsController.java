package org.gaas.access.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.gaas.access.AccessVars;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Agreement;
import org.gaas.access.Agreements;
import org.gaas.access.GrantAccessProcess;
import org.gaas.access.MakeAgreementProcess;
import org.gaas.access.WantedAgreement;
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

/** Agreements: which there are, those that customers are asked for, and their end, which servers follow at once. */
@RestController
@RequestMapping("/api/agreements")
class AgreementsController {
    private final MakeAgreementProcess making;
    private final Agreements agreements;
    private final AccountsInPlace accounts;
    private final Seers seers;

    AgreementsController(MakeAgreementProcess making, Agreements agreements, AccountsInPlace accounts, Seers seers) {
        this.making = making;
        this.agreements = agreements;
        this.accounts = accounts;
        this.seers = seers;
    }

    /**
     * What the customer is asked for.
     *
     * @param project or customer: one of both
     * @param customer a customer's id
     * @param from the first day; today when absent
     * @param until the last day
     */
    record Wanted(String developer, String project, String customer, String from, String until) {}

    /** What the customer is not asked any more: as it was asked. */
    record NotWanted(String developer, String project, String customer) {}

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
    @ResponseStatus(HttpStatus.ACCEPTED)
    GrantAccessProcess.Begun ask(@RequestBody Wanted wanted, Principal person) {
        return making.start(
                new WantedAgreement(
                        wanted.developer(),
                        customer(wanted.customer()),
                        project(wanted.project()),
                        filled(wanted.from()).map(text -> AccessVars.day("from", text)),
                        filled(wanted.until())
                                .map(text -> AccessVars.day("until", text))
                                .orElseThrow(() -> InvalidInput.missing("until"))),
                person.getName());
    }

    /** The customer is not asked any more. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    GrantAccessProcess.Begun withdraw(@RequestBody NotWanted asked, Principal person) {
        return new GrantAccessProcess.Begun(
                making.withdraw(
                        filled(asked.developer()).orElseThrow(() -> InvalidInput.missing("developer")),
                        customer(asked.customer()),
                        project(asked.project()),
                        person.getName()),
                "the customer is not asked any more");
    }

    @PutMapping("/{number}/end")
    AgreementView end(@PathVariable long number, @RequestBody Ending ending, Principal person) {
        return brought(agreements.end(number, ending.why(), person.getName()));
    }

    private AgreementView brought(Agreement agreement) {
        return AgreementView.of(agreement, agreements.today(), accounts.bringChanged());
    }

    private static Optional<CustomerId> customer(String id) {
        return filled(id).map(CustomerId::new);
    }

    private static Optional<ProjectName> project(String name) {
        return filled(name).map(ProjectName::new);
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
