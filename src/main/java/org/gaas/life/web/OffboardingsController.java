package org.gaas.life.web;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.Archives;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.life.LifeVars;
import org.gaas.life.OffboardProductionProcess;
import org.gaas.life.Offboarding;
import org.gaas.life.OffboardingRequest;
import org.gaas.life.Offboardings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Productions that are ended for good. */
@RestController
@RequestMapping("/api/productions/{id}/offboarding")
class OffboardingsController {
    private final OffboardProductionProcess process;
    private final Offboardings offboardings;
    private final Installations installations;
    private final Archives archives;

    OffboardingsController(
            OffboardProductionProcess process,
            Offboardings offboardings,
            Installations installations,
            Archives archives) {
        this.process = process;
        this.offboardings = offboardings;
        this.installations = installations;
        this.archives = archives;
    }

    /**
     * What is asked for.
     *
     * @param reason who at the customer wants it, when and why
     * @param from from which day on nobody is let in; today when absent
     * @param keepDays for how long the archive is kept; as the policy says when absent
     */
    record WantedEnd(String reason, String from, Integer keepDays) {
        OffboardingRequest of(InstallationId production) {
            return new OffboardingRequest(
                    production,
                    LifeVars.REASON.parse(Optional.ofNullable(reason).orElse("")),
                    Optional.ofNullable(from).filter(day -> !day.isEmpty()).map(LifeVars.CLOSING::parse),
                    Optional.ofNullable(keepDays));
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {}

    /**
     * What became of it.
     *
     * @param state wanted, destroying, destroyed or withdrawn
     * @param receipt what became of the data
     * @param proof what was seen of each half when nothing was left
     */
    record End(
            String installation,
            String process,
            String state,
            String reason,
            LocalDate from,
            int keepDays,
            String requester,
            Instant requested,
            Optional<Receipt> receipt,
            Optional<LocalDate> archiveUntil,
            Optional<Instant> ended,
            Map<String, List<String>> proof) {}

    /** @param handing handed_over or not_wanted */
    record Receipt(String handing, String words, String by, Instant at) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun begin(@PathVariable String id, @RequestBody WantedEnd wanted, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.start(wanted.of(production), person.getName()));
    }

    /** Production stays, as long as nothing is destroyed. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String id, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.withdraw(production, person.getName()));
    }

    @GetMapping
    End look(@PathVariable String id) {
        var production = installations.get(new InstallationId(id));
        return offboardings
                .lastOf(production)
                .map(one -> view(production, one))
                .orElseThrow(() -> new InvalidInput(
                        "installation", "NOT_BEING_ENDED", "nobody wants " + production.id() + " to be ended"));
    }

    private End view(Installation production, Offboarding one) {
        var proof = new TreeMap<String, List<String>>();
        for (var half : List.of(production, installations.numbered(one.acceptance())))
            installations.proof(half).ifPresent(seen -> proof.put(half.id().value(), seen.seen()));
        return new End(
                production.id().value(),
                one.process(),
                one.state().name().toLowerCase(Locale.ROOT),
                one.reason(),
                one.closing(),
                one.keepDays(),
                one.requester(),
                one.requested(),
                one.receipt()
                        .map(receipt -> new Receipt(
                                receipt.handing().name().toLowerCase(Locale.ROOT),
                                receipt.words(),
                                receipt.by(),
                                receipt.at())),
                archives.of(production).map(archive -> archive.until()),
                one.ended(),
                proof);
    }
}
