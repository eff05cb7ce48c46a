package org.gaas.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaas.engine.Announcement;
import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Approvals;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerId;
import org.gaas.installations.ProjectName;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements that customers are asked for: a manager asks, and the customer says yes to just that (the matrix: M and C). What
 * holds already is not asked for again.
 */
@Component
public class AgreementRequests {
    private final AgreementRequestRows rows;
    private final Agreements agreements;
    private final Access access;
    private final AgreementWords words;
    private final Approvals approvals;
    private final ApplicationEventPublisher events;

    AgreementRequests(
            JdbcClient database,
            Agreements agreements,
            Access access,
            AgreementWords words,
            Approvals approvals,
            ApplicationEventPublisher events) {
        this.rows = new AgreementRequestRows(database);
        this.agreements = agreements;
        this.access = access;
        this.words = words;
        this.approvals = approvals;
        this.events = events;
    }

    /**
     * Whether this may be asked for by this person, now.
     *
     * @throws Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code AGREEMENT_EXISTS}, {@code AGREEMENT_ASKED} and all of {@link Agreements#make}
     */
    Agreement requireNew(WantedAgreement wanted, String person) {
        var possible = requirePossible(wanted, person);
        if (rows.held(possible.developer(), possible.about()).isPresent())
            throw new InvalidInput(
                    "developer",
                    "AGREEMENT_ASKED",
                    "the customer is being asked already about " + possible.developer() + " and " + possible.about());
        return possible;
    }

    private Agreement requirePossible(WantedAgreement wanted, String person) {
        var possible = agreements.possible(wanted, AgreementRequest.NOBODY_YET, person);
        agreements.all().stream()
                .filter(one -> gives(one, possible))
                .findFirst()
                .ifPresent(one -> {
                    throw new InvalidInput(
                            "developer",
                            "AGREEMENT_EXISTS",
                            "has an agreement for " + one.about() + " already: number " + one.number() + ", from "
                                    + one.from() + " to " + one.until());
                });
        return possible;
    }

    /** All of it, and nobody took access back since. */
    private boolean gives(Agreement one, Agreement wanted) {
        return one.ended().isEmpty()
                && one.developer().equals(wanted.developer())
                && one.customer().equals(wanted.customer())
                && one.project().equals(wanted.project())
                && !one.from().isAfter(wanted.from())
                && !one.until().isBefore(wanted.until())
                && access.basis().revocations().stream()
                        .noneMatch(back -> back.developer().equals(one.developer())
                                && !back.at().isBefore(one.made()));
    }

    /** Takes it; the same process may do so again. */
    @Transactional
    public AgreementRequest accept(Map<String, Object> variables, String person, String process) throws AccessRefused {
        var known = find(process);
        if (known.isPresent()) return known.get();
        try {
            rows.insert(AgreementRequest.of(requireNew(WantedAgreement.from(variables), person), process));
        } catch (InvalidInput no) {
            throw new AccessRefused(no);
        } catch (Forbidden no) {
            throw new AccessRefused(no);
        } catch (DuplicateKeyException another) {
            throw new AccessRefused("the customer is being asked already (AGREEMENT_ASKED)");
        }
        return get(process);
    }

    /** What a process asks a customer for; empty: it was not taken yet. */
    public Optional<AgreementRequest> find(String process) {
        return rows.of(process);
    }

    public AgreementRequest get(String process) {
        return find(process).orElseThrow();
    }

    /** The one that waits for its answer. */
    Optional<AgreementRequest> waiting(String developer, Optional<CustomerId> customer, Optional<ProjectName> project) {
        return rows.held(developer, Agreement.about(customer, project))
                .filter(one -> one.agreement().isEmpty());
    }

    /** Whether it could be made now; else nobody need be asked any more. */
    boolean isPossible(AgreementRequest request) {
        try {
            requirePossible(request.again(), request.by());
            return true;
        } catch (InvalidInput | Forbidden no) {
            return false;
        }
    }

    void answered(AgreementRequest request, String said, Optional<String> refused) {
        rows.answered(request.number(), said, refused);
    }

    /**
     * Makes what the customer said yes to; perhaps again.
     *
     * @throws ApprovalVoid it would open something else by now
     * @throws AccessRefused it can't be made any more
     */
    @Transactional
    public void make(AgreementRequest request) throws ApprovalVoid, AccessRefused {
        if (request.agreement().isPresent()) return;
        try {
            requirePossible(request.again(), request.by());
        } catch (InvalidInput no) {
            throw new AccessRefused(no);
        } catch (Forbidden no) {
            throw new AccessRefused(no);
        }
        approvals.require(request.process(), AgreementDecision.TASK, words.plan(request));
        var made = agreements.make(request.again(), request.said().orElseThrow(), request.by());
        rows.made(request.number(), made.number());
        tell(
                request,
                "made",
                Set.of(request.by(), made.developer()),
                "From " + made.from() + " to " + made.until() + ": " + made.consent());
    }

    /**
     * Who asked hears that there is none.
     *
     * @param refusal why it can't be any more, where that is why
     */
    public void tellNone(AgreementRequest request, Optional<String> refusal) {
        rows.close(request.number());
        tell(
                request,
                "not made",
                Set.of(request.by()),
                request.refused()
                        .map(why -> request.said().orElse("") + " said no: " + why)
                        .or(() -> refusal)
                        .orElse(""));
    }

    private void tell(AgreementRequest request, String what, Set<String> people, String text) {
        events.publishEvent(new Announcement(
                request.key() + ":" + what, people, "Agreement " + what + ": " + request.subject(), text));
    }

    /** Nothing comes of it; what was made by it holds no more. */
    @Transactional
    public void takeBack(AgreementRequest request) {
        request.agreement()
                .ifPresent(made ->
                        agreements.endAll(List.of(made), "was taken back before it was in place", request.by()));
        rows.close(request.number());
    }

    /** Where accounts follow from it. */
    public Set<ServerName> servers(AgreementRequest request) {
        return access.places().stream()
                .filter(place -> request.wanted().covers(place.project()))
                .flatMap(place -> Stream.concat(place.server().stream(), place.web().stream()))
                .collect(Collectors.toSet());
    }
}
