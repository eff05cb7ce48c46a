package org.gaas.installations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Commit;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerLoad;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.Tenants;
import org.gaas.installations.Installation.State;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known about every installation. All changes may be repeated: a step that was killed and runs again finds its
 * own work done. They join the caller's transaction.
 */
@Component
public class Installations implements ServerLoad, Tenants {
    /** Within what time nobody has rights any more on databases that are gone. */
    private static final Duration RIGHTS_GONE = Duration.ofDays(1);

    private final JdbcClient database;
    private final Policy policy;
    private final Projects projects;
    private final Customers customers;
    private final Clock clock;
    private final InstallationRows rows;

    public Installations(JdbcClient database, Policy policy, Projects projects, Customers customers, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.projects = projects;
        this.customers = customers;
        this.clock = clock;
        this.rows = new InstallationRows(database);
    }

    /**
     * The id that an installation would have.
     *
     * @throws InvalidInput when the environment is unknown, the name ends like an environment, or the whole is too long
     */
    public InstallationId idFor(ProjectName project, EnvironmentName environment, Optional<Label> label) {
        var place = policy.environment(environment);
        policy.suffixes().stream()
                .filter(suffix -> project.value().endsWith(suffix))
                .findFirst()
                .ifPresent(suffix -> {
                    throw new InvalidInput(
                            "project",
                            "NAME_RESERVED_SUFFIX",
                            "must not end with " + suffix + ": an environment adds it");
                });
        return InstallationId.of(project, place.suffix(), label);
    }

    /**
     * For the doors (form, REST), and for who takes several at once: says early what {@link #request} would refuse.
     *
     * @throws InvalidInput {@code NAME_EXISTS}, {@code CUSTOMER_DIFFERS}, {@code NAME_OVERLAPS}, and all of {@link #idFor}
     */
    public InstallationId requireFree(InstallationRequest request) {
        var id = idFor(request.project(), request.environment(), request.label());
        if (find(id).isPresent() && !held(id, request.claim()))
            throw new InvalidInput(
                    "project", "NAME_EXISTS", "there is an installation " + id + " already: choose another name");
        requireSameCustomer(request);
        requireApart(request.project());
        return id;
    }

    /**
     * Takes the name and stores what is asked for.
     *
     * @throws NameExists another request holds the name
     * @throws InvalidInput {@code CUSTOMER_DIFFERS}, {@code NAME_OVERLAPS}, and all of {@link #idFor}
     */
    public Installation request(InstallationRequest request) throws NameExists {
        var id = idFor(request.project(), request.environment(), request.label());
        if (held(id, request.claim())) return get(id);
        requireSameCustomer(request);
        requireApart(request.project());
        var customer = request.customer().map(customers::named).map(Customer::id);
        projects.know(request.project(), customer, request.repository());
        try {
            rows.insert(id, request, clock.instant());
        } catch (DuplicateKeyException taken) {
            if (!held(id, request.claim())) throw new NameExists(id);
        }
        return get(id);
    }

    /** The installation that exists under this id. */
    public Optional<Installation> find(InstallationId id) {
        return rows.where("i.held = :id", Map.of("id", id.value())).stream().findFirst();
    }

    /**
     * The installation that exists under this id, or else the last one that did.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}
     */
    public Installation get(InstallationId id) {
        return rows.where("i.id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /** What is said about an installation that does not exist, and about one that is hidden from who asks. */
    public static InvalidInput unknown(InstallationId id) {
        return new InvalidInput("installation", "INSTALLATION_UNKNOWN", "there is no installation '" + id + "'");
    }

    /**
     * The installation with this number, whatever has become of it.
     *
     * @throws InvalidInput {@code INSTALLATION_UNKNOWN}
     */
    public Installation numbered(long number) {
        return rows.where("i.number = :number", Map.of("number", number)).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "installation", "INSTALLATION_UNKNOWN", "there is no installation with the number " + number));
    }

    /** All that exist, by id. */
    public List<Installation> all() {
        return rows.where("i.held is not null", Map.of());
    }

    /** All that exist of a project, by id. */
    public List<Installation> of(ProjectName project) {
        return rows.where("i.held is not null and i.project = :project", Map.of("project", project.value()));
    }

    /** All that exist and have a part on this server, by id. */
    public List<Installation> on(ServerName server) {
        return rows.where(
                "i.held is not null and i.number in"
                        + " (select c.installation from installation_part c where c.server = :server)",
                Map.of("server", server.value()));
    }

    /** How many installations have a part on each server; servers without any are not in it. */
    @Override
    public Map<ServerName, Integer> load() {
        return rows.load();
    }

    @Override
    public List<String> tenants(ServerName server) {
        return on(server).stream().map(one -> one.id().value()).sorted().toList();
    }

    @Override
    public List<String> archives(ServerName server) {
        return database.sql("select distinct a.folder from installation_archive a"
                        + " join installation_archive_piece p on p.installation = a.installation"
                        + " where p.server = :server and a.removed is null order by a.folder")
                .param("server", server.value())
                .query(String.class)
                .list();
    }

    @Override
    public void lost(ServerName server) {
        on(server).stream()
                .filter(one -> one.state() == State.REMOVING)
                .forEach(one -> rows.lose(one.number(), server));
    }

    /** One that is being taken away was on a server that is gone for good: it has nothing there any more. */
    public void lose(Installation installation, ServerName server) {
        rows.lose(installation.number(), server);
    }

    /** The servers that an installation was lost with; mostly none. */
    public List<ServerName> lostWith(Installation installation) {
        return rows.lost(installation.number());
    }

    /** All that exist and expire on this day or before, by id. */
    public List<Installation> expiring(LocalDate day) {
        return rows.where("i.held is not null and i.expires <= :day", Map.of("day", day));
    }

    /** Places a part on a server, or moves it there. */
    public void place(InstallationId id, Part part, ServerName server) {
        rows.place(id, part, server);
    }

    /** Sets what describes the application. */
    public void describe(InstallationId id, ApplicationName application) {
        rows.set(id, "application", application.value());
    }

    /** Records what runs, or is about to run, there. */
    public void recordRelease(InstallationId id, Repository repository, Optional<Tag> tag, Commit commit) {
        rows.set(id, "repository", repository.value());
        rows.set(id, "tag", tag.map(Tag::value).orElse(null));
        rows.set(id, "commit_id", commit.value());
    }

    /** It answers. Does nothing to an installation that is being removed meanwhile, or was. */
    public void markInstalled(InstallationId id) {
        if (find(id).filter(one -> one.state() == State.REMOVING).isPresent()) return;
        rows.change(id, State.INSTALLED, "installed", clock.instant());
    }

    /**
     * From here on nothing is done with it but taking it away, by one process only.
     *
     * @param number which one is meant; empty: the one that has the id now
     * @param remover the process instance that does it; may ask again
     * @throws NothingToRemove it is gone already, or another process takes it away
     */
    public Installation beginRemoval(InstallationId id, Optional<Long> number, String remover) throws NothingToRemove {
        var meant = find(id).filter(
                        held -> number.filter(n -> n != held.number()).isEmpty())
                .orElseThrow(() -> NothingToRemove.gone(id));
        if (!rows.claimRemoval(meant.number(), remover)) throw NothingToRemove.byAnother(id);
        return get(id);
    }

    /** Stores what was seen when nothing was left of it. */
    public void prove(InstallationId id, String seen) {
        rows.set(id, "proof", seen);
        rows.set(id, "proven", Utc.of(clock.instant()));
    }

    /** What was seen when nothing was left of an installation, and when; empty before that. */
    public Optional<Proof> proof(Installation installation) {
        return database.sql("select proof, proven from installation where number = :number and proven is not null")
                .param("number", installation.number())
                .query((row, n) -> new Proof(
                        Utc.instant(row.getObject("proven", LocalDateTime.class)),
                        row.getString("proof").lines().toList()))
                .optional();
    }

    /** What was seen when nothing was left, one thing a line. */
    public record Proof(Instant at, List<String> seen) {}

    /** Sets the day on which it is removed unless somebody prolongs it. */
    public void expireAt(InstallationId id, LocalDate day) {
        rows.set(id, "expires", day);
    }

    /** Nothing is left of it: its name is free, what was stored about it stays. */
    public void markRemoved(InstallationId id) {
        var lost = find(id).filter(one -> !lostWith(one).isEmpty()).isPresent();
        rows.change(id, lost ? State.LOST : State.REMOVED, "removed", clock.instant());
        rows.set(id, "held", null);
    }

    /**
     * While something of a project is installed, nobody can bill it to another customer by asking for more. A prospect
     * that is called like the project was nobody in particular.
     */
    private void requireSameCustomer(InstallationRequest request) {
        if (request.customer().isEmpty() || of(request.project()).isEmpty()) return;
        projects.find(request.project())
                .flatMap(Project::customer)
                .flatMap(customers::find)
                .filter(known -> !known.name().equals(request.customer().get()))
                .filter(known -> !known.name().value().equals(request.project().value()))
                .ifPresent(known -> {
                    throw new InvalidInput(
                            "customer",
                            "CUSTOMER_DIFFERS",
                            "the project " + request.project() + " is of the customer " + known.name());
                });
    }

    /** What developers may name their own databases must not be another project's; two that are there already stay. */
    private void requireApart(ProjectName project) {
        if (!of(project).isEmpty()) return;
        rows.projectsSince(clock.instant().minus(RIGHTS_GONE)).stream()
                .filter(project::overlaps)
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidInput(
                            "project",
                            "NAME_OVERLAPS",
                            "begins like the project " + other
                                    + ", or it like this: whoever may make databases of one would reach"
                                    + " those of the other; choose another name");
                });
    }

    private boolean held(InstallationId id, String claim) {
        return database.sql("select claim from installation where held = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .filter(claim::equals)
                .isPresent();
    }
}
