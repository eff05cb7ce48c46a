package org.gaas.life;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.access.AccountsInPlace;
import org.gaas.access.Agreements;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.ApprovalVoid;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.NothingToRemove;
import org.gaas.onboarding.Removals;
import org.gaas.production.ServiceTerms;
import org.gaas.sites.Sites;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From an approved end to the proof that nothing is left, step by step; each may be repeated. */
@Component
public class Destruction {
    private final OffboardingRows rows;
    private final Offboardings offboardings;
    private final OffboardingPlan plan;
    private final Installations installations;
    private final Sites sites;
    private final Sizes sizes;
    private final Removals removals;
    private final ServiceTerms terms;
    private final Agreements agreements;
    private final AccountsInPlace accounts;
    private final Trail trail;
    private final Clock clock;

    Destruction(
            OffboardingRows rows,
            Offboardings offboardings,
            OffboardingPlan plan,
            Installations installations,
            Sites sites,
            Sizes sizes,
            Removals removals,
            ServiceTerms terms,
            Agreements agreements,
            AccountsInPlace accounts,
            Trail trail,
            Clock clock) {
        this.rows = rows;
        this.offboardings = offboardings;
        this.plan = plan;
        this.installations = installations;
        this.sites = sites;
        this.sizes = sizes;
        this.removals = removals;
        this.terms = terms;
        this.agreements = agreements;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /** Looks how large both halves are: whoever approves sees that beside the plan. */
    public void measure(long number) {
        var seen = halves(rows.numbered(number)).stream()
                .flatMap(half -> sizes.of(half).stream())
                .toList();
        rows.measured(number, String.join("\n", seen));
    }

    /**
     * Nobody is let in any more, and nothing of production changes by itself: what is packed now is the last there was.
     *
     * @throws ApprovalVoid what was approved is something else by now, or was approved too long ago
     */
    public void takeOffline(long number) throws ApprovalVoid {
        var offboarding = rows.numbered(number);
        plan.require(offboarding);
        sites.takeOffline(installations.numbered(offboarding.production()).id());
    }

    /**
     * The point of no return: from here on both halves are being taken away, nothing is paid after the closing day, nothing
     * is done again and again, and agreements end that are about nothing else.
     *
     * @param remover the root of the process that does it
     * @throws ApprovalVoid what was approved is something else by now, or was approved too long ago
     * @throws IllegalStateException nobody wrote down what became of the data: a mistake in the order of steps
     */
    @Transactional
    public void begin(long number, String remover) throws ApprovalVoid {
        var offboarding = rows.numbered(number);
        if (offboarding.begun().isPresent()) return;
        plan.require(offboarding);
        if (offboarding.receipt().isEmpty())
            throw new IllegalStateException("nobody wrote down what became of the data");
        var halves = halves(offboarding);
        for (var half : halves) begin(half, remover);
        if (offboardings.settle(offboarding)) terms.end(offboarding.order(), offboarding.closing());
        else terms.endBeforeHandOver(offboarding.order(), offboarding.closing());
        var project = halves.get(0).project();
        var alone = installations.of(project).stream().allMatch(one -> isOneOf(halves, one));
        if (alone)
            agreements.endAllFor(
                    project,
                    "nothing of " + project + " is left",
                    offboarding.confirmedBy().orElseThrow());
        rows.begin(number, clock.instant());
    }

    /**
     * Developers lose what gave them these databases, at once.
     *
     * @throws AccessLeft a server could not be brought to that
     */
    public void endAccess(long number) {
        var servers = halves(rows.numbered(number)).stream()
                .flatMap(half -> half.parts().values().stream())
                .toList();
        var trouble = accounts.bringChanged().stream()
                .filter(outcome -> servers.contains(outcome.server()))
                .filter(outcome -> outcome.trouble().isPresent())
                .findFirst();
        if (trouble.isPresent())
            throw new AccessLeft(
                    trouble.get().server().value(),
                    trouble.get().trouble().get().sentence());
    }

    /** Writes down, in one place, that both halves are gone, what was seen, and what became of the data. */
    @Transactional
    public void prove(long number) {
        var offboarding = rows.numbered(number);
        if (offboarding.ended().isPresent()) return;
        var lines = new ArrayList<String>();
        for (var half : halves(offboarding)) {
            lines.add(half.id() + ":");
            installations.proof(half).map(Installations.Proof::seen).orElse(List.of("it was gone before")).stream()
                    .map(seen -> "- " + seen)
                    .forEach(lines::add);
        }
        offboarding.receipt().ifPresent(receipt -> lines.add("data " + words(receipt)));
        lines.add("paid until " + offboarding.closing());
        var production = installations.numbered(offboarding.production());
        trail.record(Entry.change(
                        "end-production",
                        production.server().map(Object::toString).orElse(""))
                .about(production.id().value())
                .subject("nothing is left of " + production.id() + " and its acceptance")
                .detail(String.join("\n", lines)));
        rows.end(number, Offboarding.State.DESTROYED, clock.instant());
    }

    static String words(Offboarding.Receipt receipt) {
        var what = receipt.handing() == Offboarding.Handing.HANDED_OVER ? "handed over: " : "not wanted: ";
        return what + receipt.words() + " (" + receipt.by() + ")";
    }

    private void begin(Installation half, String remover) {
        try {
            removals.begin(half.id(), Optional.of(half.number()), remover);
        } catch (NothingToRemove gone) {
            throw new IllegalStateException(gone.getMessage(), gone);
        }
    }

    private List<Installation> halves(Offboarding offboarding) {
        return List.of(
                installations.numbered(offboarding.production()), installations.numbered(offboarding.acceptance()));
    }

    private static boolean isOneOf(List<Installation> halves, Installation one) {
        return halves.stream().anyMatch(half -> half.number() == one.number());
    }
}
