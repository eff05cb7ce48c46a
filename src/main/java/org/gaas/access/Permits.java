package org.gaas.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Announcement;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.installations.ProjectName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was decided is given, and ended again. Each is in the trail, or it was not. */
@Component
public class Permits {
    private final PermitRows rows;
    private final AccessRequests requests;
    private final AccessPlans plans;
    private final Approvals approvals;
    private final AccountsInPlace accounts;
    private final People people;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Permits(
            JdbcClient database,
            AccessRequests requests,
            AccessPlans plans,
            Approvals approvals,
            AccountsInPlace accounts,
            People people,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new PermitRows(database);
        this.requests = requests;
        this.plans = plans;
        this.approvals = approvals;
        this.accounts = accounts;
        this.people = people;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives what was asked for, as it was approved, or as somebody on call wants it.
     *
     * @throws ApprovalVoid what would be given is not what hosting and the customer agreed to
     * @throws AccessRefused it can't be given any more
     */
    @Transactional
    public void give(AccessRequest request) throws ApprovalVoid, AccessRefused {
        if (!rows.of(request.number()).isEmpty()) return;
        var over = requests.over(request);
        if (over.isPresent()) throw new AccessRefused(over.get());
        if (request.emergency()) requireOnCall(request);
        else for (var task : AccessPlans.TASKS) approvals.require(request.process(), task, plans.of(request));
        var policy = requests.environment(request).databaseAccess();
        request.agreements()
                .forEach((project, agreement) -> rows.insert(new Permit(
                        0,
                        request.number(),
                        request.developer(),
                        project,
                        request.environment(),
                        agreement,
                        policy.rights(),
                        policy.from(),
                        clock.instant(),
                        request.end(),
                        request.emergency(),
                        Optional.empty())));
        trail.record(entry(
                        request,
                        request.emergency() ? "give-access-in-emergency" : "give-access",
                        request.emergency()
                                ? request.by()
                                : request.approval().by().orElse(""))
                .detail(policy.rights().name().toLowerCase() + " until " + until(request) + "; " + request.why()));
        tell(request, "given", whom(request), "You may reach it until " + requests.moment(request.end()) + ".");
    }

    /** Tells the developer that others said no. */
    public void refused(AccessRequest request) {
        tell(request, "refused", Set.of(request.developer()), "It was not given. What else counts stays as it is.");
    }

    /**
     * Ends what was given with this request, at once.
     *
     * @param by who says so; empty: the desk itself
     */
    @Transactional
    public void end(AccessRequest request, String by, String why) {
        var who = by.isEmpty() ? "desk" : by;
        var ended = rows.of(request.number()).stream()
                .filter(permit -> rows.end(permit.number(), clock.instant(), who, why))
                .toList();
        if (ended.isEmpty()) return;
        trail.record(entry(request, "end-access", by).detail(why));
        tell(request, "ended", whom(request), "It was ended by " + who + ": " + why);
    }

    /** Brings the servers that it is about to what counts now; answers what hindered it. */
    public List<AccountsInPlace.Outcome> bring(AccessRequest request) {
        return accounts.bringChanged(requests.places(request).stream()
                .flatMap(place -> place.server().stream())
                .collect(toSet()));
    }

    /** What was given with a request and is not ended. */
    List<Permit> open(AccessRequest request) {
        return rows.of(request.number()).stream()
                .filter(permit -> permit.ended().isEmpty())
                .toList();
    }

    private void requireOnCall(AccessRequest request) throws AccessRefused {
        if (!people.has(request.by(), Role.ONCALL)) throw new AccessRefused(request.by() + " is not on call any more");
    }

    private Entry entry(AccessRequest request, String what, String by) {
        var entry = by.isEmpty()
                ? Entry.change(what, "").about(request.developer())
                : Entry.decision(by, what, request.developer());
        return entry.subject("access to "
                + request.projects().stream().map(ProjectName::value).collect(joining(", ")) + ", "
                + request.environment());
    }

    /** The developer and who decided; of an emergency, managers too. */
    private Set<String> whom(AccessRequest request) {
        var whom = new TreeSet<String>();
        whom.add(request.developer());
        Stream.of(
                        Optional.of(request.by()),
                        request.approval().by(),
                        request.approval().consentBy())
                .flatMap(Optional::stream)
                .forEach(whom::add);
        if (request.emergency()) whom.addAll(people.having(Role.MANAGERS));
        return whom;
    }

    private void tell(AccessRequest request, String what, Set<String> whom, String sentence) {
        events.publishEvent(new Announcement(
                request.key() + ":" + what,
                whom,
                "Access " + what + (request.emergency() ? " in an emergency" : "") + ": " + request.subject(),
                request.developer() + " asked for access to "
                        + request.projects().stream().map(ProjectName::value).collect(joining(", ")) + " in "
                        + request.environment() + ": " + request.why() + "\n\n" + sentence));
    }

    private String until(AccessRequest request) {
        return request.end().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
