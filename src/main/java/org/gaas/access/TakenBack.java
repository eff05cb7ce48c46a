package org.gaas.access;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.Announcement;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access that is taken back at once: by hosting, managers, whoever is on call, or the developer whose it is. */
@Component
public class TakenBack {
    private final RevocationRows rows;
    private final PermitRows permits;
    private final RequestRows requests;
    private final Access access;
    private final AccountsInPlace accounts;
    private final GrantAccessProcess granting;
    private final Projects projects;
    private final Policy policy;
    private final People people;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakenBack(
            JdbcClient database,
            Access access,
            AccountsInPlace accounts,
            GrantAccessProcess granting,
            Projects projects,
            Policy policy,
            People people,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new RevocationRows(database);
        this.permits = new PermitRows(database);
        this.requests = new RequestRows(database);
        this.access = access;
        this.accounts = accounts;
        this.granting = granting;
        this.projects = projects;
        this.policy = policy;
        this.people = people;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to be taken back.
     *
     * @param developer whose; empty: one's own
     * @param projects at these; none: at all
     * @param environment there; empty: everywhere
     */
    public record Wanted(
            Optional<String> developer, List<ProjectName> projects, Optional<EnvironmentName> environment, String why) {
        /**
         * @throws InvalidInput {@code FIELD_REQUIRED} or {@code CONSENT_INVALID}
         */
        public Wanted {
            projects = projects.stream().distinct().toList();
            why = Agreement.sentence("accessWhy", why);
        }

        static Wanted from(Map<String, Object> variables) {
            return new Wanted(
                    AccessVars.DEVELOPER.find(variables),
                    AccessVars.PROJECTS.find(variables).orElse(List.of()),
                    AccessVars.ENVIRONMENT.find(variables),
                    AccessVars.WHY.find(variables).orElse(""));
        }

        Map<String, Object> asVariables() {
            var variables = new HashMap<String, Object>();
            developer.ifPresent(name -> AccessVars.DEVELOPER.put(variables, name));
            if (!projects.isEmpty()) AccessVars.PROJECTS.put(variables, projects);
            environment.ifPresent(name -> AccessVars.ENVIRONMENT.put(variables, name));
            AccessVars.WHY.put(variables, why);
            return variables;
        }
    }

    /**
     * Whose access it is; refuses what this person may not take back.
     *
     * @throws InvalidInput {@code DEVELOPER_UNKNOWN}, {@code PROJECT_UNKNOWN} or {@code ENVIRONMENT_UNKNOWN}
     * @throws Forbidden {@code ROLE_REQUIRED}
     */
    String requirePossible(Wanted wanted, String person) {
        var developer = people.spellingOf(wanted.developer().orElse(person))
                .orElseThrow(() -> new InvalidInput("accessDeveloper", "DEVELOPER_UNKNOWN", "nobody is called so"));
        if (!developer.equals(person)) people.require(person, Role.HOSTING, Role.ONCALL, Role.MANAGERS);
        wanted.projects().stream()
                .filter(name -> projects.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInput("accessProjects", "PROJECT_UNKNOWN", "there is no project '" + name + "'");
                });
        wanted.environment().ifPresent(policy::environment);
        return developer;
    }

    /**
     * From now on nothing that was given before counts there; accounts follow by {@link #cutOff}.
     *
     * @return whose it was
     */
    public String take(Map<String, Object> variables, String person) throws AccessRefused {
        try {
            var wanted = Wanted.from(variables);
            var developer = requirePossible(wanted, person);
            take(wanted, developer, person);
            return developer;
        } catch (InvalidInput no) {
            throw new AccessRefused(no);
        } catch (Forbidden no) {
            throw new AccessRefused(no);
        }
    }

    private void take(Wanted wanted, String developer, String person) {
        var now = clock.instant();
        var open = permits.holding(now);
        var where = wanted.projects().isEmpty()
                ? List.of(Optional.<ProjectName>empty())
                : wanted.projects().stream().map(Optional::of).toList();
        var told = new TreeSet<>(List.of(developer, person));
        for (var project : where) {
            var one = new Revocation(0, developer, project, wanted.environment(), now, person, wanted.why());
            rows.insert(one);
            trail.record(Entry.decision(person, "take-access-back", developer)
                    .subject("access to " + words(project, wanted.environment()))
                    .detail(wanted.why()));
            for (var permit : open)
                if (one.undoes(permit.developer(), permit.project(), permit.environment(), permit.made())
                        && permits.end(permit.number(), now, person, wanted.why())) told.addAll(decidedBy(permit));
        }
        events.publishEvent(new Announcement(
                "taken-back:" + developer + ":" + now,
                told,
                "Access taken back: " + developer,
                person + " took back what " + developer + " may reach: "
                        + String.join(
                                "; ",
                                where.stream()
                                        .map(at -> words(at, wanted.environment()))
                                        .toList())
                        + ".\n\n" + wanted.why()));
        open.stream().map(Permit::request).distinct().forEach(this::ended);
    }

    /** Brings the servers where the developer had something; answers what hindered it. */
    public List<AccountsInPlace.Outcome> cutOff(String developer) {
        var databases = access.reaches().stream()
                .filter(reach -> reach.developer().equals(developer))
                .flatMap(reach -> reach.server().stream());
        var files = access.files().stream()
                .filter(reach -> reach.developer().equals(developer))
                .flatMap(reach -> reach.server().stream());
        return accounts.bringChanged(Stream.concat(databases, files).collect(toSet()));
    }

    /** Whoever waits for the end of a request need not, unless somebody still has to look at it. */
    private void ended(long number) {
        var request = requests.find(number).orElseThrow();
        var over = permits.of(number).stream().allMatch(permit -> permit.ended().isPresent());
        if (over && (!request.emergency() || request.approval().lookedBy().isPresent())) granting.ended(request);
    }

    private Set<String> decidedBy(Permit permit) {
        var request = requests.find(permit.request()).orElseThrow();
        var people = new TreeSet<String>();
        people.add(request.by());
        request.approval().by().ifPresent(people::add);
        request.approval().consentBy().ifPresent(people::add);
        return people;
    }

    private static String words(Optional<ProjectName> project, Optional<EnvironmentName> environment) {
        return project.map(ProjectName::value).orElse("all projects") + ", "
                + environment.map(EnvironmentName::value).orElse("all environments");
    }
}
