package org.gaas.certificates.acme;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.certificates.AuthorityOrder;
import org.gaas.certificates.AuthorityOrder.Question;
import org.gaas.certificates.AuthorityOrder.State;
import org.gaas.certificates.ChallengeAnswer;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;

/** What an order and its names come to, as the authority tells it. */
final class OrderStates {
    private OrderStates() {}

    static AuthorityOrder of(Order order) {
        var again = order.getRetryAfter();
        return switch (order.getStatus()) {
            case READY -> new AuthorityOrder(State.READY, List.of(), Optional.empty(), again);
            case PROCESSING -> new AuthorityOrder(State.ISSUING, List.of(), Optional.empty(), again);
            case VALID -> new AuthorityOrder(State.ISSUED, List.of(), Optional.empty(), again);
            case PENDING -> pending(order, again);
            default -> refused(order);
        };
    }

    private static AuthorityOrder pending(Order order, Optional<Instant> again) {
        var open = order.getAuthorizations().stream()
                .filter(asked -> asked.getStatus() != Status.VALID)
                .toList();
        if (open.stream()
                .anyMatch(asked ->
                        asked.getStatus() != Status.PENDING || challenge(asked).isEmpty())) return refused(order);
        var questions = open.stream()
                .map(asked -> new Question(
                        asked.getIdentifier().getDomain(),
                        ChallengeAnswer.of(challenge(asked).orElseThrow().getAuthorization())))
                .toList();
        var told =
                open.stream().allMatch(asked -> challenge(asked).orElseThrow().getStatus() != Status.PENDING);
        return new AuthorityOrder(told ? State.CHECKED : State.ASKED, questions, Optional.empty(), again);
    }

    static Optional<Http01Challenge> challenge(Authorization asked) {
        return asked.findChallenge(Http01Challenge.class);
    }

    private static AuthorityOrder refused(Order order) {
        var reasons = order.getAuthorizations().stream()
                .filter(asked -> asked.getStatus() != Status.VALID)
                .map(OrderStates::reason)
                .flatMap(Optional::stream)
                .collect(joining("; "));
        var said = order.getError().map(Troubles::words).orElse("the order is " + order.getStatus());
        return new AuthorityOrder(
                State.REFUSED, List.of(), Optional.of(reasons.isEmpty() ? said : reasons), Optional.empty());
    }

    private static Optional<String> reason(Authorization asked) {
        var name = asked.getIdentifier().getDomain();
        var challenge = challenge(asked);
        if (challenge.isEmpty()) return Optional.of(name + ": no answer over HTTP is taken");
        Optional<Problem> problem = challenge.get().getError();
        return problem.map(Troubles::words).map(words -> name + ": " + words);
    }
}
