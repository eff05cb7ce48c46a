package org.gaas.contacts;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.contacts.LinkOver.Why;
import org.gaas.contacts.LinkPost.LinkLetter;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.OutsideDoor;
import org.gaas.engine.TaskOpened;
import org.gaas.secrets.Stamps;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people at customers answer tasks. What a link opens is in a row; what makes it hard to guess is a mark on
 * that row, made with a key outside the database when the letter leaves, and kept nowhere.
 */
@Component
public class Links {
    /** Where they lead to, below the desk's address. */
    public static final String PATH = "/answer/";

    private static final String PURPOSE = "contact link";
    private static final int ID_BYTES = 16;
    private static final int ID_LETTERS = 22;
    private static final int MARK_LETTERS = 43;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final LinkRows rows;
    private final Decisions decisions;
    private final Contacts contacts;
    private final Stamps stamps;
    private final OutsideDoor door;
    private final ObjectProvider<LinkPost> post;
    private final LinkWords words;
    private final Trail trail;
    private final ContactSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Links(
            LinkRows rows,
            Decisions decisions,
            Contacts contacts,
            Stamps stamps,
            OutsideDoor door,
            ObjectProvider<LinkPost> post,
            LinkWords words,
            Trail trail,
            ContactSettings settings,
            Clock clock) {
        this.rows = rows;
        this.decisions = decisions;
        this.contacts = contacts;
        this.stamps = stamps;
        this.door = door;
        this.post = post;
        this.words = words;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** A task came up that somebody at the customer may answer: they are written to, in the transaction that makes it. */
    @EventListener
    void opened(TaskOpened task) {
        if (!canSend()) return;
        decisions
                .of(task.process(), task.definition())
                .ifPresent(decision -> send(decision, task.processInstance(), task.task()));
    }

    /**
     * Sends a new link for an open task; those that were sent before are void.
     *
     * @param person who wants it
     * @return to whom
     * @throws InvalidInput {@code TASK_UNKNOWN}, {@code NOT_BY_LINK} or {@code LINKS_OFF}
     */
    @Transactional
    public Contact sendAgain(String task, String person) {
        var open = requireOpen(task);
        if (!canSend())
            throw new InvalidInput(
                    "task", "LINKS_OFF", "this desk sends no mail: gaas.contacts.url or spring.mail.host is not set");
        var sent = decisions
                .of(open.process(), open.definition())
                .flatMap(decision -> send(decision, open.instance(), open.id()))
                .orElseThrow(
                        () -> new InvalidInput("task", "NOT_BY_LINK", "nobody at a customer can answer this task"));
        trail.record(Entry.decision(person, "send-link", open.businessKey())
                .subject(open.name())
                .detail("link " + sent.number()));
        return sent.contact();
    }

    /**
     * Somebody else is asked: what was sent before is void, and a new link goes, where this desk sends any.
     *
     * @param person who wants it
     * @throws InvalidInput {@code TASK_UNKNOWN}: it was answered meanwhile
     */
    @Transactional
    public void askAnew(String task, String person) {
        rows.end(task, "somebody else is asked");
        if (canSend()) sendAgain(task, person);
        // an answer by the link before holds its row until it is written: looked at afterwards, it is seen
        requireOpen(task);
    }

    /** Why a link that was sent opens nothing now; empty: it is good. */
    Optional<Why> trouble(Link link) {
        try {
            requireGood(link);
            return Optional.empty();
        } catch (LinkOver over) {
            return Optional.of(over.why());
        }
    }

    /**
     * Makes a link that was sent void. The task is still there for those who have an account.
     *
     * @param why for the trail
     * @throws InvalidInput {@code LINK_UNKNOWN}, {@code LINK_OVER} or {@code FIELD_REQUIRED}
     */
    @Transactional
    public void withdraw(long number, String why, String person) {
        if (why.isBlank()) throw InvalidInput.missing("why");
        var link = require(number);
        var about = door.find(link.task()).map(OutsideDoor.Open::businessKey).orElse("");
        if (!rows.withdraw(link))
            throw new InvalidInput("link", "LINK_OVER", "link " + number + " opens nothing any more");
        trail.record(Entry.decision(person, "withdraw-link", about)
                .subject("link " + number)
                .detail(why.strip()));
    }

    /**
     * The task that a link was sent for.
     *
     * @throws InvalidInput {@code LINK_UNKNOWN}
     */
    public String taskOf(long number) {
        return require(number).task();
    }

    private Link require(long number) {
        return rows.numbered(number)
                .orElseThrow(() -> new InvalidInput("link", "LINK_UNKNOWN", "there is no link " + number));
    }

    /**
     * @throws InvalidInput {@code TASK_UNKNOWN}
     */
    public OutsideDoor.Open requireOpen(String task) {
        return door.find(task)
                .orElseThrow(() -> new InvalidInput("task", "TASK_UNKNOWN", "there is no open task of that id"));
    }

    private boolean canSend() {
        return settings.url() != null && post.getIfAvailable() != null;
    }

    private Optional<Link> send(LinkedDecision decision, String instance, String task) {
        return decision.asked(instance).map(asked -> {
            rows.end(task, "a newer one was sent");
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var until = asked.until().orElseGet(() -> now.plus(settings.good())).truncatedTo(ChronoUnit.MILLIS);
            var link = rows.add(
                    new Link(
                            0,
                            newId(),
                            stamps.master(),
                            decision.process(),
                            decision.task(),
                            instance,
                            task,
                            asked.contact().name(),
                            asked.contact().mail(),
                            contacts.languageOf(asked),
                            asked.about().hash(),
                            until,
                            Optional.empty(),
                            Optional.empty()),
                    now);
            var question = decision.question(instance, link.language());
            post.getObject()
                    .write(new LinkLetter(
                            link.number(),
                            task,
                            link.person(),
                            link.mail(),
                            link.language(),
                            question.title(),
                            words.letter(link, question)));
            return link;
        });
    }

    /**
     * The address to be sent; made anew each time.
     *
     * @return empty when it would open nothing: there is nothing to send then
     */
    public Optional<URI> address(long number) {
        return rows.numbered(number)
                .filter(link -> link.used().isEmpty() && link.ended().isEmpty())
                .filter(link -> clock.instant().isBefore(link.until()))
                .filter(link -> door.find(link.task()).isPresent())
                .filter(link -> settings.url() != null)
                .map(link -> URI.create(settings.url().toString().replaceAll("/+$", "") + PATH + token(link)));
    }

    String token(Link link) {
        return link.id() + ENCODER.encodeToString(stamps.mark(link.master(), PURPOSE, link.marked()));
    }

    /**
     * What a link opens now.
     *
     * @throws LinkOver it opens nothing; only who holds one that was really sent learns more than that
     */
    Link opened(String token) throws LinkOver {
        var id = token.length() == ID_LETTERS + MARK_LETTERS ? token.substring(0, ID_LETTERS) : "";
        var found = rows.find(id).filter(link -> link.id().equals(id));
        // the same work for unknown ones
        var marked = found.map(Link::marked).orElse("nothing");
        var master = found.map(Link::master).orElseGet(stamps::master);
        var fits = stamps.fits(mark(token, id), master, PURPOSE, marked);
        if (found.isEmpty() || !fits) throw new LinkOver(Why.UNKNOWN);
        requireGood(found.get());
        return found.get();
    }

    private void requireGood(Link link) throws LinkOver {
        if (link.used().isPresent()) throw new LinkOver(Why.USED, link, link.used());
        if (link.ended().isPresent()) throw new LinkOver(Why.CHANGED, link, Optional.empty());
        if (door.find(link.task()).isEmpty()) throw new LinkOver(Why.ANSWERED, link, Optional.empty());
        if (!clock.instant().isBefore(link.until())) throw new LinkOver(Why.LATE, link, Optional.of(link.until()));
        var asked = decisions.of(link.process(), link.definition()).flatMap(one -> one.asked(link.instance()));
        if (asked.filter(now -> isSame(now, link)).isEmpty()) throw new LinkOver(Why.CHANGED, link, Optional.empty());
    }

    /** The same question, to the same person: who answers for the customer may be somebody else by now. */
    private static boolean isSame(Asked now, Link link) {
        return now.about().hash().equals(link.about()) && now.contact().mail().equalsIgnoreCase(link.mail());
    }

    /** As it was written: the last letter of base64 could be another one for the same bytes. */
    private static byte[] mark(String token, String id) {
        if (id.isEmpty()) return new byte[0];
        var written = token.substring(ID_LETTERS);
        try {
            var mark = Base64.getUrlDecoder().decode(written);
            return ENCODER.encodeToString(mark).equals(written) ? mark : new byte[0];
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private String newId() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}
