package org.gaas.adoption.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.adoption.AdoptInstallationProcess;
import org.gaas.adoption.Adoption;
import org.gaas.adoption.AdoptionRequest;
import org.gaas.adoption.AdoptionVars;
import org.gaas.adoption.Adoptions;
import org.gaas.adoption.Round;
import org.gaas.adoption.Rounds;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sites that run elsewhere and become productions here. */
@RestController
@RequestMapping("/api/productions/{id}/adoption")
class AdoptionsController {
    private final AdoptInstallationProcess process;
    private final Adoptions adoptions;
    private final Rounds rounds;
    private final Installations installations;
    private final ObjectProvider<Hidden> hidden;

    AdoptionsController(
            AdoptInstallationProcess process,
            Adoptions adoptions,
            Rounds rounds,
            Installations installations,
            ObjectProvider<Hidden> hidden) {
        this.process = process;
        this.adoptions = adoptions;
        this.rounds = rounds;
        this.installations = installations;
        this.hidden = hidden;
    }

    /**
     * What is asked for.
     *
     * @param from where the site runs now, and who answers for it there
     * @param settings what of its settings should be kept, for people
     */
    record WantedAdoption(String from, String settings) {
        AdoptionRequest of(InstallationId production) {
            return new AdoptionRequest(
                    production,
                    AdoptionVars.OLD_PLACE.parse(Optional.ofNullable(from).orElse("")),
                    AdoptionVars.SETTINGS_KEPT.parse(
                            Optional.ofNullable(settings).orElse("")));
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {}

    /**
     * How far it is.
     *
     * @param state wanted, adopted, withdrawing or withdrawn
     * @param server where exports are brought
     * @param oldClosed since when nobody works with the old site
     */
    record Adopted(
            String installation,
            String process,
            String state,
            String from,
            String settings,
            String requester,
            Instant requested,
            Optional<String> server,
            Optional<Instant> oldClosed,
            Optional<Instant> ended,
            List<Export> exports) {}

    /**
     * An export, and how it compares.
     *
     * @param differences in words; empty: none
     */
    record Export(
            int number,
            boolean last,
            Instant brought,
            String broughtBy,
            Optional<Instant> made,
            Optional<Long> files,
            Optional<Long> bytes,
            List<Round.Table> tables,
            Optional<Instant> compared,
            List<String> differences,
            Optional<String> answer,
            Optional<String> answeredBy,
            Optional<String> reason) {
        static Export of(Round round) {
            return new Export(
                    round.number(),
                    round.last(),
                    round.brought(),
                    round.broughtBy(),
                    round.made(),
                    round.files().map(Round.Files::count),
                    round.files().map(Round.Files::bytes),
                    round.tables(),
                    round.compared(),
                    round.compared().isPresent() ? round.differences() : List.of(),
                    round.answer(),
                    round.answeredBy(),
                    round.reason());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun begin(@PathVariable String id, @RequestBody WantedAdoption wanted, Principal person) {
        var production = seen(id, person);
        return new Begun(production.value(), process.start(wanted.of(production), person.getName()));
    }

    /** Production is what it was before. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String id, Principal person) {
        var production = seen(id, person);
        return new Begun(production.value(), process.withdraw(production, person.getName()));
    }

    @GetMapping
    Adopted look(@PathVariable String id, Principal person) {
        var production = installations.get(seen(id, person));
        return adoptions
                .lastOf(production)
                .map(one -> view(production, one))
                .orElseThrow(() -> new InvalidInput(
                        "installation", "NOT_BEING_ADOPTED", "no site was adopted into " + production.id()));
    }

    /** What is hidden from somebody is told as what does not exist. */
    private InstallationId seen(String id, Principal person) {
        var production = new InstallationId(id);
        if (hidden.stream().anyMatch(one -> one.from(person.getName()).contains(id)))
            throw new InvalidInput("installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'");
        return production;
    }

    private Adopted view(Installation production, Adoption one) {
        return new Adopted(
                production.id().value(),
                one.process(),
                one.state().name().toLowerCase(Locale.ROOT),
                one.oldPlace(),
                one.settings(),
                one.requester(),
                one.requested(),
                one.server().map(Object::toString),
                one.oldClosed(),
                one.ended(),
                rounds.of(one).stream().map(Export::of).toList());
    }
}
