package org.gaas.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InWords;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Access that developers ask for. Where an agreement is enough, it gives it already. Where the policy wants each access
 * decided, others decide; or somebody on call alone, when it can't wait, and others look at it afterwards.
 */
@Component
public class AccessRequests {

    private final RequestRows rows;
    private final Access access;
    private final Agreements agreements;
    private final Projects projects;
    private final Policy policy;
    private final People people;
    private final AccessSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    AccessRequests(
            JdbcClient database,
            Access access,
            Agreements agreements,
            Projects projects,
            Policy policy,
            People people,
            AccessSettings settings,
            Clock clock,
            @Value("${gaas.zone}") ZoneId zone) {
        this.rows = new RequestRows(database);
        this.access = access;
        this.agreements = agreements;
        this.projects = projects;
        this.policy = policy;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Whether this may be asked for by this person, now.
     *
     * @throws InvalidInput {@code DEVELOPER_UNKNOWN}, {@code PROJECT_UNKNOWN}, {@code AGREEMENT_MISSING},
     *     {@code NOTHING_THERE}, {@code ACCESS_NOT_GIVEN}, {@code NO_RANGES}, {@code UNTIL_INVALID} or
     *     {@code NO_EMERGENCY}
     * @throws Forbidden {@code ROLE_REQUIRED}, {@code ACCESS_OF_OTHERS} or {@code EMERGENCY_OWN}
     */
    AccessRequest requirePossible(WantedAccess wanted, String person) {
        return checked(wanted, person, "");
    }

    /** Takes it; the same process may do so again. */
    public AccessRequest accept(Map<String, Object> variables, String person, String process) throws AccessRefused {
        var known = rows.of(process);
        if (known.isPresent()) return known.get();
        try {
            return get(rows.insert(checked(WantedAccess.from(variables), person, process)));
        } catch (InvalidInput no) {
            throw new AccessRefused(no);
        } catch (Forbidden no) {
            throw new AccessRefused(no);
        }
    }

    public AccessRequest get(long number) {
        return rows.find(number).orElseThrow();
    }

    Optional<AccessRequest> of(String process) {
        return rows.of(process);
    }

    /** Whether people have to decide it: else an agreement gives it. */
    public boolean isDecided(AccessRequest request) {
        return environment(request).databaseAccess().decided();
    }

    Environment environment(AccessRequest request) {
        return policy.environment(request.environment());
    }

    /** What it is about, of all that is installed now. */
    List<Place> places(AccessRequest request) {
        return places(request.projects().stream().toList(), request.environment());
    }

    /** Why it can't be given any more, though it could when it was asked for; empty: it can. */
    Optional<String> over(AccessRequest request) {
        if (!clock.instant().isBefore(request.end())) return Optional.of("it would have ended already");
        if (!people.has(request.developer(), Role.DEVELOPERS))
            return Optional.of(request.developer() + " has the role developers no more");
        return request.agreements().entrySet().stream()
                .filter(by -> !agreements.get(by.getValue()).holds(agreements.today()))
                .map(by -> "agreement " + by.getValue() + " for " + by.getKey() + " holds no more")
                .findFirst();
    }

    /**
     * Hosting says yes.
     *
     * @param until the last day, where hosting says one
     * @throws InvalidInput {@code UNTIL_INVALID}: later than what was asked for, or over
     */
    void approved(AccessRequest request, String by, Optional<LocalDate> until) {
        var end = until.map(this::endOf);
        if (end.filter(request.until()::isBefore).isPresent())
            throw until("must not be later than what was asked for: " + lastDay(request.until()));
        if (end.filter(moment -> !moment.isAfter(clock.instant())).isPresent()) throw until("must not be over");
        rows.approved(request.number(), by, end.filter(request.until()::isAfter));
    }

    void consented(AccessRequest request, String consent, String by) {
        rows.consented(request.number(), consent, by);
    }

    void lookedAt(AccessRequest request, String by, Optional<String> note) {
        rows.lookedAt(request.number(), by, note);
    }

    /** A moment as people read it, where they work. */
    String moment(Instant when) {
        return InWords.moment(when, zone);
    }

    /** The last day that a moment belongs to, where the desk's people work. */
    LocalDate lastDay(Instant end) {
        return end.minusMillis(1).atZone(zone).toLocalDate();
    }

    private AccessRequest checked(WantedAccess wanted, String person, String process) {
        var developer = developer(wanted, person);
        var where = policy.environment(wanted.environment().orElseGet(this::decided));
        var by = new HashMap<ProjectName, Long>();
        var places = places(wanted.projects(), where.name());
        for (var name : wanted.projects()) {
            var agreement = agreement(developer, project(name));
            by.put(name, agreement.number());
            requireNotTakenBack(agreement, name, places);
            if (places.stream().noneMatch(place -> place.project().name().equals(name)))
                throw new InvalidInput(
                        "accessProjects", "NOTHING_THERE", name + " has no installation in " + where.name());
        }
        var given = where.databaseAccess();
        if (given.rights() == Environment.Rights.NONE)
            throw new InvalidInput("accessEnvironment", "ACCESS_NOT_GIVEN", Hindrance.NOT_BY_POLICY.words());
        if (given.restricted() && given.from().isEmpty())
            throw new InvalidInput("accessEnvironment", "NO_RANGES", Hindrance.NO_RANGES.words());
        if (wanted.emergency() && !given.decided())
            throw new InvalidInput("accessEmergency", "NO_EMERGENCY", "an agreement is enough there: nobody is asked");
        return new AccessRequest(
                0,
                process,
                developer,
                where.name(),
                by,
                person,
                clock.instant(),
                wanted.why(),
                wanted.emergency() ? clock.instant().plus(settings.emergency()) : end(wanted, where, by),
                wanted.emergency(),
                AccessRequest.Approval.NONE);
    }

    private String developer(WantedAccess wanted, String person) {
        if (wanted.emergency()) people.require(person, Role.ONCALL);
        var developer = people.spellingOf(wanted.developer().orElse(person))
                .filter(name -> people.has(name, Role.DEVELOPERS))
                .orElseThrow(() -> new InvalidInput(
                        "accessDeveloper", "DEVELOPER_UNKNOWN", "must be somebody with the role developers"));
        var own = developer.equalsIgnoreCase(person);
        if (wanted.emergency() && own)
            throw new Forbidden("EMERGENCY_OWN", "Nobody gives access to oneself: ask somebody else who is on call.");
        if (!wanted.emergency() && !own) throw new Forbidden("ACCESS_OF_OTHERS", "Developers ask for themselves.");
        return developer;
    }

    private Project project(ProjectName name) {
        return projects.find(name)
                .orElseThrow(() ->
                        new InvalidInput("accessProjects", "PROJECT_UNKNOWN", "there is no project '" + name + "'"));
    }

    /** Where nothing is decided, what was taken back comes again by a newer agreement only. */
    private void requireNotTakenBack(Agreement agreement, ProjectName name, List<Place> places) {
        var basis = access.basis();
        if (places.stream()
                .filter(place ->
                        place.project().name().equals(name) && !place.policy().decided())
                .anyMatch(place -> !basis.gives(agreement, place)))
            throw new InvalidInput("accessProjects", "TAKEN_BACK", name + ": " + Hindrance.TAKEN_BACK.words());
    }

    /** The newest of those that hold: it counts for longest against what was taken back. */
    private Agreement agreement(String developer, Project project) {
        var all = agreements.all().stream()
                .filter(one -> one.developer().equals(developer) && one.covers(project))
                .toList();
        return all.stream()
                .filter(one -> one.holds(agreements.today()))
                .max(Comparator.comparing(Agreement::made).thenComparing(Agreement::until))
                .orElseThrow(() -> new InvalidInput(
                        "accessProjects",
                        "AGREEMENT_MISSING",
                        all.stream()
                                .max(Comparator.comparing(Agreement::until))
                                .map(last -> "the agreement " + last.number() + " for " + project.name()
                                        + " does not hold: it is from " + last.from() + " to " + last.until()
                                        + last.ended()
                                                .map(end -> ", and was ended")
                                                .orElse(""))
                                .orElse("there is no agreement for " + project.name()
                                        + "; a manager makes one, with the customer")));
    }

    /** Never longer than an agreement that it goes by. */
    private Instant end(WantedAccess wanted, Environment where, Map<ProjectName, Long> by) {
        var today = agreements.today();
        var longest = today.plusDays(where.databaseAccess().longest());
        var agreed = by.values().stream()
                .map(number -> agreements.get(number).until())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var latest = longest.isBefore(agreed) ? longest : agreed;
        var usual = today.plus(settings.usual());
        var day = wanted.until().orElse(usual.isBefore(latest) ? usual : latest);
        if (day.isBefore(today)) throw until("must not be over: today is " + today);
        if (day.isAfter(longest))
            throw until("must be within " + where.databaseAccess().longest() + " days: at the latest " + longest);
        if (day.isAfter(agreed)) throw until("must not be later than the agreement, which ends on " + agreed);
        return endOf(day);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private EnvironmentName decided() {
        var found = policy.environments().stream()
                .filter(one -> one.databaseAccess().decided())
                .map(Environment::name)
                .toList();
        if (found.size() == 1) return found.get(0);
        throw InvalidInput.missing("accessEnvironment");
    }

    private List<Place> places(List<ProjectName> projects, EnvironmentName environment) {
        return access.places().stream()
                .filter(place -> place.environment().name().equals(environment)
                        && projects.contains(place.project().name()))
                .toList();
    }

    private static InvalidInput until(String complaint) {
        return new InvalidInput("accessUntil", "UNTIL_INVALID", complaint);
    }
}
