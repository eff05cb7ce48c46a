package org.gaas.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.contacts.LinkOver.Why;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OutsideDoor;
import org.gaas.engine.Refusal;
import org.gaas.secrets.Stamps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people at customers see and answer by a link. Looking decides nothing: programs that read mail look too. */
@Component
public class ByLink {
    private static final String OVER = "TASK_OVER";
    private static final String PURPOSE = "page of a contact link";

    private final Links links;
    private final LinkRows rows;
    private final Decisions decisions;
    private final OutsideDoor door;
    private final Stamps stamps;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ByLink(
            Links links,
            LinkRows rows,
            Decisions decisions,
            OutsideDoor door,
            Stamps stamps,
            Trail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.decisions = decisions;
        this.door = door;
        this.stamps = stamps;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What a page shows.
     *
     * @param shown to be sent back with an answer: the answer is about what was shown
     */
    public record Page(Question question, Language language, String name, Instant until, String shown) {}

    /**
     * @throws LinkOver it opens nothing any more, or never did
     */
    public Page page(String token) throws LinkOver {
        var link = links.opened(token);
        var question = decision(link).question(link.instance(), link.language());
        return new Page(question, link.language(), link.name(), link.until(), shown(link));
    }

    /**
     * Takes an answer and completes the task with it: both or neither, once.
     *
     * @throws LinkOver it opens nothing any more; nothing was taken
     * @throws InvalidInput a field is wrong; the link is still good
     * @throws Declined what was sent won't do; the link is still good
     */
    public Question answer(String token, Sent sent) throws LinkOver, Declined {
        var link = links.opened(token);
        var decision = decision(link);
        var question = decision.question(link.instance(), link.language());
        if (!sent.shown().equals(shown(link))) throw new InvalidInput("shown", "PLAN_CHANGED", "look at it again");
        var given = sent.fitting(question, link);
        try {
            var refused = transaction.execute(status -> taken(link, decision, given));
            if (refused.isPresent()) throw new Declined(decision.words(refused.get(), link.language()));
            return question;
        } catch (InvalidInput overtaken) {
            if (!overtaken.rule().equals(OVER)) throw overtaken;
            links.opened(token); // tells it better
            throw new LinkOver(Why.ANSWERED, link, Optional.empty());
        }
    }

    /** Empty when it went well. What is thrown takes everything back; a refusal comes before anything is written. */
    private Optional<Refusal> taken(Link link, LinkedDecision decision, Given given) {
        try {
            var answers = new HashMap<>(decision.answers(link.instance(), given));
            answers.put("noTime", true);
            var about =
                    door.find(link.task()).map(OutsideDoor.Open::businessKey).orElse("");
            trail.record(Entry.decision(link.person(), "answer-by-link", about)
                    .subject("link " + link.number())
                    .detail(link.name())
                    .work(link.instance())
                    .step(link.definition()));
            // holds the task first, as everybody does who answers it: nobody waits for each other
            door.complete(link.task(), link.person(), answers);
            if (!rows.use(link, clock.instant())) throw new InvalidInput("task", OVER, "the link was used");
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    private LinkedDecision decision(Link link) {
        return decisions.of(link.process(), link.definition()).orElseThrow();
    }

    private String shown(Link link) {
        var mark = stamps.mark(link.master(), PURPOSE, link.marked());
        return HexFormat.of().formatHex(mark, 0, 16);
    }
}
