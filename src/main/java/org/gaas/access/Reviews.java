package org.gaas.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Announcement;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;
import org.gaas.installations.Project;
import org.gaas.installations.Projects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Four times a year managers look over, for each customer, what developers may reach: what nobody keeps lapses. */
@Component
public class Reviews {
    static final String PROCESS = "review-access";

    private static final int LONGEST = 500;

    private final ReviewRows rows;
    private final AgreementRows agreements;
    private final PermitRows permits;
    private final Access access;
    private final Projects projects;
    private final EngineDoor door;
    private final AccessSettings settings;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ZoneId zone;

    Reviews(
            JdbcClient database,
            Access access,
            Projects projects,
            EngineDoor door,
            AccessSettings settings,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.rows = new ReviewRows(database);
        this.agreements = new AgreementRows(database);
        this.permits = new PermitRows(database);
        this.access = access;
        this.projects = projects;
        this.door = door;
        this.settings = settings;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    /** Begins one for each customer of whom somebody reaches something; not where one is open. */
    public void begin() {
        var basis = access.basis();
        var reaches = access.reaches();
        var byCustomer = new LinkedHashMap<Optional<CustomerId>, List<Review.Line>>();
        for (var one : basis.agreements())
            add(byCustomer, customer(one), Review.Kind.AGREEMENT, one.number(), one.developer(), words(one, reaches));
        for (var one : basis.permits())
            add(
                    byCustomer,
                    projects.find(one.project()).flatMap(Project::customer),
                    Review.Kind.PERMIT,
                    one.number(),
                    one.developer(),
                    words(one));
        rows.last().stream()
                .filter(review -> door.runs(review.process()))
                .forEach(open -> byCustomer.remove(open.customer()));
        byCustomer.forEach(this::begin);
    }

    private void begin(Optional<CustomerId> customer, List<Review.Line> lines) {
        var now = clock.instant();
        var until = now.atZone(zone)
                .toLocalDate()
                .plus(settings.review())
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
        var review = get(rows.insert(customer, now, until, lines));
        var variables = new HashMap<String, Object>();
        AccessVars.REVIEW.put(variables, review.number());
        AccessVars.SUBJECT.put(variables, review.subject());
        AccessVars.ENDS.put(variables, until.toString());
        rows.seenToBy(review.number(), door.start(PROCESS, review.key(), variables));
    }

    public Review get(long number) {
        return rows.find(number).orElseThrow();
    }

    /** On which it can still be answered. */
    LocalDate lastDay(Review review) {
        return review.until().minusMillis(1).atZone(zone).toLocalDate();
    }

    Optional<Review> of(String process) {
        return rows.of(process);
    }

    /**
     * Somebody looked.
     *
     * @param all whether all is kept
     * @param kept else the numbers of lines that are
     * @throws InvalidInput {@code LINE_UNKNOWN}
     */
    void answered(Review review, boolean all, String kept, String consent, String by) {
        var known = review.lines().stream().map(Review.Line::line).collect(toSet());
        rows.answered(review.number(), by, consent, all ? known : numbers(kept, known));
    }

    /** What nobody kept counts no more. */
    public void lapse(Review review) {
        var by = review.answeredBy().orElse("desk");
        var why = review.answeredBy().isPresent()
                ? "not kept in review " + review.number()
                : "nobody kept it in review " + review.number() + ", in time";
        for (var line : review.lines()) {
            if (line.kept() || !end(line, by, why)) continue;
            var entry = review.answeredBy()
                    .map(person -> Entry.decision(person, "let-access-lapse", line.developer()))
                    .orElseGet(() -> Entry.change("let-access-lapse", "").about(line.developer()));
            trail.record(entry.subject(line.kind().name().toLowerCase() + " " + line.number())
                    .detail(why));
            events.publishEvent(new Announcement(
                    review.key() + ":" + line.line(),
                    told(line),
                    "Access lapsed: " + line.developer(),
                    line.words() + "\n\nIt was " + why + "."));
        }
    }

    private boolean end(Review.Line line, String by, String why) {
        return switch (line.kind()) {
            case AGREEMENT -> agreements.end(line.number(), new Agreement.Ended(clock.instant(), by, why));
            case PERMIT -> permits.end(line.number(), clock.instant(), by, why);
        };
    }

    /** The developer, and who made the agreement. */
    private Set<String> told(Review.Line line) {
        var told = new TreeSet<>(Set.of(line.developer()));
        if (line.kind() == Review.Kind.AGREEMENT)
            agreements.find(line.number()).map(Agreement::by).ifPresent(told::add);
        return told;
    }

    private static Set<Integer> numbers(String written, Set<Integer> known) {
        var numbers = Arrays.stream(written.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(toCollection(TreeSet::new));
        var wrong = numbers.stream()
                .filter(word -> !word.matches("[0-9]{1,6}") || !known.contains(Integer.parseInt(word)))
                .findFirst();
        if (wrong.isPresent())
            throw new InvalidInput(
                    AccessVars.KEPT.name(),
                    "LINE_UNKNOWN",
                    "the list has no line '" + Excerpt.shown(20, wrong.get()) + "'");
        return numbers.stream().map(Integer::parseInt).collect(toSet());
    }

    private static void add(
            Map<Optional<CustomerId>, List<Review.Line>> byCustomer,
            Optional<CustomerId> customer,
            Review.Kind kind,
            long number,
            String developer,
            String words) {
        var lines = byCustomer.computeIfAbsent(customer, one -> new ArrayList<>());
        lines.add(new Review.Line(lines.size() + 1, kind, number, developer, Excerpt.start(LONGEST, words), false));
    }

    private Optional<CustomerId> customer(Agreement one) {
        return one.customer().or(() -> one.project().flatMap(projects::find).flatMap(Project::customer));
    }

    private static String words(Agreement one, List<Reach> reaches) {
        var reached = reaches.stream()
                .filter(reach -> reach.agreement().number() == one.number()
                        && reach.hindrance().isEmpty())
                .map(reach ->
                        reach.installation() + " (" + reach.rights().name().toLowerCase() + ")")
                .collect(joining(", "));
        return one.developer() + ": agreement " + one.number() + " for " + one.about() + ", until "
                + InWords.day(one.until()) + "; reaches " + (reached.isEmpty() ? "nothing now" : reached);
    }

    private String words(Permit one) {
        return one.developer() + ": permit " + one.number() + " for " + one.project() + ", " + one.environment() + ", "
                + one.rights().name().toLowerCase() + " until "
                + InWords.day(one.until().minusMillis(1).atZone(zone).toLocalDate());
    }
}
