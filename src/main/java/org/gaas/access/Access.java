package org.gaas.access;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gaas.fleet.Adapters;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.Policy;
import org.gaas.fleet.ServerName;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.Project;
import org.gaas.installations.Projects;
import org.gaas.installations.Schemas;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who reaches which databases and files, today. */
@Component
public class Access {
    private final Agreements agreements;
    private final Installations installations;
    private final Projects projects;
    private final Schemas schemas;
    private final Policy policy;
    private final Fleet fleet;
    private final People people;
    private final PermitRows permits;
    private final RevocationRows revocations;
    private final Clock clock;
    private final Adapters<DatabaseAccounts> kinds;
    private final List<KeyAccounts> ways;

    Access(
            Agreements agreements,
            Installations installations,
            Projects projects,
            Schemas schemas,
            Policy policy,
            Fleet fleet,
            People people,
            JdbcClient database,
            Clock clock,
            List<DatabaseAccounts> kinds,
            ObjectProvider<KeyAccounts> ways) {
        this.agreements = agreements;
        this.installations = installations;
        this.projects = projects;
        this.schemas = schemas;
        this.policy = policy;
        this.fleet = fleet;
        this.people = people;
        this.permits = new PermitRows(database);
        this.revocations = new RevocationRows(database);
        this.clock = clock;
        this.kinds = new Adapters<>("developers' accounts", kinds, DatabaseAccounts::platform);
        this.ways = ways.stream().toList();
    }

    /** All that follows from what people decided and what counts now, by developer. */
    public List<Reach> reaches() {
        var developers = Set.copyOf(people.having(Role.DEVELOPERS));
        return Grants.of(basis(), developers::contains, places());
    }

    /** The same of files, which are seen by ssh key. */
    public List<FileReach> files() {
        var developers = Set.copyOf(people.having(Role.DEVELOPERS));
        return FileGrants.of(basis(), developers::contains, places()).stream()
                .map(reach -> reach.hindrance().isPresent()
                                || reach.server().flatMap(this::letsIn).isPresent()
                        ? reach
                        : reach.hindered(Hindrance.NO_WAY))
                .toList();
    }

    /** How developers come to a server by ssh key; empty: they don't. */
    public Optional<KeyAccounts> letsIn(ServerName server) {
        var platform = fleet.server(server).platform();
        return ways.stream().filter(way -> way.platform().equals(platform)).findFirst();
    }

    /** Where a server is, for who comes by key. */
    public DatabaseAccounts.Endpoint endpoint(ServerName server) {
        var known = fleet.server(server);
        return new DatabaseAccounts.Endpoint(known.address(), known.port());
    }

    /** The agreement by which a developer works in an installation from today until this day; empty: there is none. */
    public Optional<Agreement> agreement(String developer, Installation there, LocalDate until) {
        return basis().lasting(developer, place(there), until);
    }

    /** What people decided, as it counts now. */
    Basis basis() {
        var now = clock.instant();
        return new Basis(agreements.all(), permits.holding(now), revocations.all(), agreements.today(), now);
    }

    /** All installations, as far as access is about them. */
    List<Place> places() {
        return installations.all().stream().map(this::place).toList();
    }

    /** The accounts that there should be on a server. */
    public List<DeveloperAccount> accounts(ServerName server) {
        return Grants.accounts(reaches().stream()
                .filter(reach -> reach.server().filter(server::equals).isPresent())
                .toList());
    }

    /** Whom a server's page answers: from where those come who reach something on it that may be reached by its page. */
    List<IpRange> page(ServerName server) {
        return reaches().stream()
                .filter(reach -> reach.server().filter(server::equals).isPresent())
                .filter(reach -> reach.from().contains(ComesFrom.HERE) && hasPage(reach))
                .flatMap(reach -> reach.from().stream())
                .flatMap(from -> from.range().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Where people read with a browser what they reach; empty: they don't. */
    public Optional<String> pageFor(Reach reach) {
        return reach.server()
                .filter(server -> reach.from().contains(ComesFrom.HERE) && hasPage(reach))
                .flatMap(server -> kind(server).page(server));
    }

    private boolean hasPage(Reach reach) {
        return policy.environment(reach.environment()).databaseAccess().page();
    }

    /** How accounts are kept on a server. */
    public DatabaseAccounts kind(ServerName server) {
        return kinds.on(fleet.server(server));
    }

    /** Servers that hold databases of installations. */
    Set<ServerName> servers() {
        return installations.all().stream()
                .flatMap(one -> Optional.ofNullable(one.parts().get(Part.DATABASE)).stream())
                .collect(toSet());
    }

    /** How long it is kept who came to a server: as long as the strictest of its installations asks for. */
    int sessionsKept(ServerName server) {
        return installations.all().stream()
                .filter(one -> one.parts().containsValue(server))
                .mapToInt(one ->
                        policy.environment(one.environment()).databaseAccess().sessions())
                .max()
                .orElse(Environment.DatabaseAccess.SESSIONS);
    }

    /** Applications' accounts on a server, or on one that shares its database server: by their names, their databases. */
    Map<String, List<String>> applications(ServerName server) {
        var engine = kind(server).engine(server);
        return installations.all().stream()
                .filter(one -> Optional.ofNullable(one.parts().get(Part.DATABASE))
                        .filter(there -> kind(there).engine(there).equals(engine))
                        .isPresent())
                .collect(toMap(
                        one -> schemas.accountOf(one.id()), one -> schemas.schemasOf(one.id()), (one, other) -> one));
    }

    private Place place(Installation installation) {
        var server = Optional.ofNullable(installation.parts().get(Part.DATABASE));
        var stays = installation.state() != Installation.State.REMOVING;
        return new Place(
                installation.id(),
                projects.find(installation.project())
                        .orElseGet(() -> new Project(
                                installation.project(), installation.customer(), installation.repository())),
                policy.environment(installation.environment()),
                server.filter(there -> stays),
                server.map(name -> kind(name).engine(name)).orElse(""),
                schemas.schemasOf(installation.id()),
                installation.server().filter(there -> stays));
    }
}
