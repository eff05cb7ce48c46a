package org.gaas.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaas.contacts.LinkOver.Why;
import org.gaas.engine.OutsideDoor;
import org.gaas.installations.CustomerId;
import org.springframework.stereotype.Component;

/** Who is asked for what: links whose task is still there. Nothing of it tells how to open one. */
@Component
public class OpenLinks {
    private static final Duration LATE_AT_MOST = Duration.ofDays(90);

    private final LinkRows rows;
    private final Links links;
    private final Decisions decisions;
    private final OutsideDoor door;
    private final Clock clock;

    OpenLinks(LinkRows rows, Links links, Decisions decisions, OutsideDoor door, Clock clock) {
        this.rows = rows;
        this.links = links;
        this.decisions = decisions;
        this.door = door;
        this.clock = clock;
    }

    /**
     * A link that was sent and not answered.
     *
     * @param task the engine's id of the task
     * @param name what the task is called, with its subject
     * @param about what its process is about; empty when nothing
     * @param customer empty: nobody knows
     */
    public record OpenLink(
            long number,
            String task,
            String name,
            String about,
            Optional<CustomerId> customer,
            Contact contact,
            Instant sent,
            Instant until,
            State state) {}

    /** Whether it can be used. */
    public enum State {
        /** It can. */
        OPEN,
        /** Its time is over; a new one can be sent. */
        LATE,
        /** What is asked, or whom, is not the same any more; a new one can be sent. */
        CHANGED
    }

    /** The first first; those that are late for months are not told any more. */
    public List<OpenLink> all() {
        return rows.standing(clock.instant().minus(LATE_AT_MOST)).stream()
                .flatMap(this::open)
                .toList();
    }

    private Stream<OpenLink> open(LinkRows.Standing standing) {
        var link = standing.link();
        return door
                .find(link.task())
                .map(task -> new OpenLink(
                        link.number(),
                        link.task(),
                        task.name(),
                        task.businessKey(),
                        customer(link),
                        link.contact(),
                        standing.made(),
                        link.until(),
                        links.trouble(link).map(OpenLinks::state).orElse(State.OPEN)))
                .stream();
    }

    private Optional<CustomerId> customer(Link link) {
        return decisions
                .of(link.process(), link.definition())
                .flatMap(one -> one.asked(link.instance()))
                .flatMap(Asked::customer);
    }

    private static State state(Why why) {
        return why == Why.LATE ? State.LATE : State.CHANGED;
    }
}
