package org.gaas.production;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.applications.Tag;
import org.gaas.certificates.Way;
import org.gaas.contacts.Contacts;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Environment;
import org.gaas.fleet.Policy;
import org.gaas.installations.Customer;
import org.gaas.installations.CustomerName;
import org.gaas.installations.Customers;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.NameExists;
import org.gaas.installations.Part;
import org.gaas.installations.Project;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.onboarding.RequestRefused;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.releases.Releases;
import org.gaas.sites.ClosedSites;
import org.gaas.sites.OwnNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a request for production comes down to, and that it is taken: both names, the hosts, a closed site. */
@Component
public class Productions {
    private final Policy policy;
    private final Projects projects;
    private final Customers customers;
    private final Installations installations;
    private final Releases releases;
    private final OwnNames names;
    private final ClosedSites closed;
    private final Offers offers;
    private final People people;
    private final ProductionOrders orders;
    private final Contacts contacts;
    private final ObjectProvider<Hidden> hidden;
    private final Clock clock;

    Productions(
            Policy policy,
            Projects projects,
            Customers customers,
            Installations installations,
            Releases releases,
            OwnNames names,
            ClosedSites closed,
            Offers offers,
            People people,
            ProductionOrders orders,
            Contacts contacts,
            ObjectProvider<Hidden> hidden,
            Clock clock) {
        this.policy = policy;
        this.projects = projects;
        this.customers = customers;
        this.installations = installations;
        this.releases = releases;
        this.names = names;
        this.closed = closed;
        this.offers = offers;
        this.people = people;
        this.orders = orders;
        this.contacts = contacts;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * What a request comes down to.
     *
     * @throws InvalidInput with field and rule, when it can't be granted
     */
    public ProductionPlan plan(ProductionRequest request) {
        var pair = Pair.of(policy);
        var trial = trial(request);
        request.repository().ifPresent(named -> projects.repositories().requireNotLeft(request.project(), named));
        var repository = request.repository()
                .or(() -> projects.find(request.project()).flatMap(Project::repository))
                .orElseThrow(() -> new InvalidInput(
                        "repository", "REPOSITORY_REQUIRED", "name a repository: the project has none yet"));
        releases.check(repository);
        contacts.requireOutside(request.contact());
        var plan = new ProductionPlan(
                request.project(),
                customer(request),
                installations.idFor(request.project(), pair.production().name(), Optional.empty()),
                installations.idFor(request.project(), pair.acceptance().name(), Optional.empty()),
                repository,
                tag(request, trial),
                request.application().or(() -> trial.flatMap(Installation::application)),
                request.hosts(),
                request.certificate().orElse(Way.ACME),
                availability(request, pair.production()),
                developers(request),
                request.contact(),
                wished(request),
                setUpFrom(request, trial));
        offers.requirePrices(plan);
        return plan;
    }

    /** Who may ask for production, as the policy has it. */
    Set<Role> mayAsk() {
        return Pair.of(policy).production().install();
    }

    /**
     * Says early, at a door, what {@link #accept} would refuse.
     *
     * @throws InvalidInput {@code NAME_EXISTS}, {@code HOST_TAKEN}, and all of {@link #plan}
     */
    public ProductionPlan requirePossible(ProductionRequest request, String person) {
        requireSeen(request.project(), person);
        var plan = plan(request);
        requireFree(plan, person, "");
        return plan;
    }

    /** Its trial and its code would come with it. */
    private void requireSeen(ProjectName project, String person) {
        var there = installations.of(project);
        var unseen = Hidden.from(hidden, person);
        if (!there.isEmpty()
                && there.stream().allMatch(one -> unseen.contains(one.id().value())))
            throw new InvalidInput(
                    "project", "AGREEMENT_REQUIRED", "there is such a project, and you have no agreement for it");
    }

    /** Looks at everything before anything is taken: a refusal leaves nothing behind. */
    private void requireFree(ProductionPlan plan, String person, String claim) {
        var pair = Pair.of(policy);
        for (var half : List.of(pair.production(), pair.acceptance()))
            installations.requireFree(asked(plan, half, person, claim));
        names.requireFree(plan.hosts().names(), installations.find(plan.production()));
    }

    /**
     * Takes both names and the hosts, and stores what is asked for; may be repeated by the same process, also with
     * another request.
     *
     * @param claim the id of the process instance that asks
     * @throws RequestRefused it can't be granted; nothing is stored
     */
    public ProductionOrder accept(ProductionRequest request, String person, String claim) throws RequestRefused {
        try {
            requireSeen(request.project(), person);
            var plan = plan(request);
            requireFree(plan, person, claim);
            var pair = Pair.of(policy);
            var production = installations.request(asked(plan, pair.production(), person, claim));
            var acceptance = installations.request(asked(plan, pair.acceptance(), person, claim));
            plan.application().ifPresent(application -> {
                installations.describe(production.id(), application);
                installations.describe(acceptance.id(), application);
            });
            names.give(production, plan.hosts().names());
            closed.close(production);
            return orders.take(plan, production, acceptance, claim);
        } catch (InvalidInput no) {
            throw RequestRefused.because(no);
        } catch (NameExists no) {
            throw RequestRefused.because(no);
        }
    }

    /** The newest installation of the project that somebody tried: what is left open follows from it. */
    private Optional<Installation> trial(ProductionRequest request) {
        return installations.of(request.project()).stream()
                .filter(one -> policy.environment(one.environment()).trial().isPresent())
                .filter(one -> one.tag().isPresent())
                .reduce((one, other) -> one.requested().isAfter(other.requested()) ? one : other);
    }

    /** Nobody has to say that it goes on; where there is no trial, both halves begin empty. */
    private static Optional<Long> setUpFrom(ProductionRequest request, Optional<Installation> trial) {
        if (request.setUpData().filter("none"::equals).isPresent()) return Optional.empty();
        return trial.filter(one -> one.state() == Installation.State.INSTALLED)
                .filter(one -> one.parts().containsKey(Part.DATABASE))
                .map(Installation::number);
    }

    private static Tag tag(ProductionRequest request, Optional<Installation> trial) {
        return request.tag()
                .or(() -> trial.flatMap(Installation::tag))
                .orElseThrow(() ->
                        new InvalidInput("tag", "TAG_REQUIRED", "name a tag: a release is never 'the newest one'"));
    }

    private CustomerName customer(ProductionRequest request) {
        return request.customer()
                .or(() -> projects.find(request.project())
                        .flatMap(Project::customer)
                        .flatMap(customers::find)
                        .map(Customer::name))
                .orElseThrow(() -> InvalidInput.missing("customer"));
    }

    private static String availability(ProductionRequest request, Environment production) {
        var known = production.availability();
        var wanted = request.availability().orElse(known.get(0));
        if (known.contains(wanted)) return wanted;
        throw new InvalidInput("availability", "AVAILABILITY_UNKNOWN", "must be one of: " + String.join(", ", known));
    }

    private List<String> developers(ProductionRequest request) {
        return request.developers().stream().map(this::developer).distinct().toList();
    }

    /** Who is named gets access later, so nobody is taken for a developer who is none. */
    private String developer(String user) {
        return people.spellingOf(user)
                .filter(name -> people.has(name, Role.DEVELOPERS))
                .orElseThrow(() -> new InvalidInput(
                        "developers",
                        "DEVELOPER_UNKNOWN",
                        "'" + user + "' is no developer here; name users who have the role developers",
                        people.having(Role.DEVELOPERS)));
    }

    private Optional<LocalDate> wished(ProductionRequest request) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (request.wished().filter(day -> day.isBefore(today)).isPresent())
            throw new InvalidInput("wishedDate", "DATE_PAST", "is over already");
        return request.wished();
    }

    private static InstallationRequest asked(ProductionPlan plan, Environment half, String person, String claim) {
        return new InstallationRequest(
                plan.project(),
                half.name(),
                Optional.empty(),
                Optional.of(plan.customer()),
                plan.application(),
                Optional.of(plan.repository()),
                Optional.of(plan.tag()),
                person,
                claim);
    }
}
