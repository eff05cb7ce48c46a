package org.gaas.access;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.engine.Hidden;
import org.gaas.engine.TaskFacts;
import org.gaas.engine.TaskRule;
import org.gaas.fleet.Policy;
import org.gaas.installations.Installation;
import org.gaas.installations.Installations;
import org.gaas.installations.Project;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.stereotype.Component;

/**
 * Without an agreement a developer sees nothing of a project: no installation, tag, process or task. Who asked for an
 * installation sees it all the same. Who has another role beside, and who stands in for somebody, sees what that takes.
 */
@Component
class HiddenProjects implements Hidden, TaskRule {
    private static final Set<Role> ALL =
            Set.of(Role.HOSTING, Role.ONCALL, Role.MANAGERS, Role.LEADS, Role.AUDITORS, Role.FINANCE);

    private final Agreements agreements;
    private final Installations installations;
    private final Policy policy;
    private final People people;
    private final AccessSettings settings;

    HiddenProjects(
            Agreements agreements, Installations installations, Policy policy, People people, AccessSettings settings) {
        this.agreements = agreements;
        this.installations = installations;
        this.policy = policy;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public Set<String> from(String user) {
        var roles = people.rolesForTasks(user);
        if (!roles.contains(Role.DEVELOPERS) || roles.stream().anyMatch(ALL::contains)) return Set.of();
        var today = agreements.today();
        var held = agreements.all().stream().filter(one -> one.holds(today)).toList();
        var whose = held.stream()
                .map(Agreement::developer)
                .distinct()
                .filter(name -> people.withStandIns(name).contains(user))
                .collect(toSet());
        var own = held.stream().filter(one -> whose.contains(one.developer())).toList();
        return installations.all().stream()
                .filter(one -> !sees(user, one, own))
                .map(one -> one.id().value())
                .collect(toSet());
    }

    @Override
    public void check(TaskFacts facts) {
        if (facts.user() == null || facts.user().isBlank()) return;
        if (facts.businessKey().filter(from(facts.user())::contains).isPresent())
            throw new Forbidden(
                    "AGREEMENT_REQUIRED",
                    "You have no agreement for this project; a manager makes one, with the customer.");
    }

    private boolean sees(String user, Installation one, List<Agreement> own) {
        if (one.owner().equals(user)) return true;
        var invented = !policy.environment(one.environment()).data().ofPatients();
        if (invented && settings.trials() == AccessSettings.Trials.DEVELOPERS) return true;
        var project = new Project(one.project(), one.customer(), one.repository());
        return own.stream().anyMatch(agreement -> agreement.covers(project));
    }
}
