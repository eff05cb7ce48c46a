package org.gaas.people;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.gaas.engine.Forbidden;
import org.gaas.engine.TaskGroups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do what, right now. Every answer is read from the identity tables: a role that was taken away counts from the
 * next question on, whatever an open session still believes.
 */
@Component
public class People implements TaskGroups {
    private final IdentityService identities;
    private final ObjectProvider<OnCall> roster;
    private final ObjectProvider<LentRoles> lent;

    People(IdentityService identities, ObjectProvider<OnCall> roster, ObjectProvider<LentRoles> lent) {
        this.identities = identities;
        this.roster = roster;
        this.lent = lent;
    }

    /** The roles that this person has now; none when nobody of that name exists. Who is on call, the roster says. */
    public Set<Role> rolesOf(String user) {
        var roles = byAccount(user);
        var onCall = onCall();
        if (onCall.contains(user)) roles.add(Role.ONCALL);
        else if (!onCall.isEmpty()) roles.remove(Role.ONCALL);
        return roles;
    }

    /** The roles that this person has for tasks: also those of others whom the person stands in for. */
    public Set<Role> rolesForTasks(String user) {
        var roles = rolesOf(user);
        lent.orderedStream().forEach(some -> roles.addAll(some.to(user)));
        return roles;
    }

    @Override
    public Set<String> groupsForTasks(String user) {
        return rolesForTasks(user).stream().map(Role::group).collect(toUnmodifiableSet());
    }

    /** The people who have this role for tasks now: their own, or lent. */
    public List<String> havingForTasks(Role role) {
        var own = having(role);
        var instead = own.stream().flatMap(this::insteadOf).filter(person -> rolesForTasks(person)
                .contains(role));
        return Stream.concat(own.stream(), instead).distinct().sorted().toList();
    }

    /** This person, and who does the person's tasks now. */
    public List<String> withStandIns(String person) {
        return Stream.concat(Stream.of(person), insteadOf(person)).distinct().toList();
    }

    private Stream<String> insteadOf(String absent) {
        return lent.orderedStream().flatMap(some -> some.insteadOf(absent).stream());
    }

    /** Whoever left hosting is on no roster any more. */
    private Set<String> onCall() {
        return roster.orderedStream()
                .flatMap(some -> some.now().stream())
                .filter(person -> byAccount(person).contains(Role.HOSTING))
                .collect(toUnmodifiableSet());
    }

    private Set<Role> byAccount(String user) {
        return Unrestricted.read(
                        identities,
                        () -> identities.createGroupQuery().groupMember(user).list())
                .stream()
                .map(Group::getId)
                .flatMap(group -> Role.of(group).stream())
                .collect(toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    public boolean has(String user, Role role) {
        return rolesOf(user).contains(role);
    }

    /** The people who have this role now, in alphabetical order. */
    public List<String> having(Role role) {
        var onCall = onCall();
        if (role == Role.ONCALL && !onCall.isEmpty())
            return onCall.stream().sorted().toList();
        return Unrestricted.read(identities, () -> identities
                        .createUserQuery()
                        .memberOfGroup(role.group())
                        .list())
                .stream()
                .map(User::getId)
                .sorted()
                .toList();
    }

    /** Where this person reads mail; empty when no address is known, or none that could be one. */
    public Optional<String> mailOf(String user) {
        return Unrestricted.read(
                        identities,
                        () -> identities.createUserQuery().userId(user).list())
                .stream()
                .map(User::getEmail)
                .filter(mail -> mail != null && mail.matches("[^\\s@<>,;:\"]+@[A-Za-z0-9.-]+"))
                .filter(mail -> mail.length() <= 254)
                .findFirst();
    }

    /** Whether this is where one of them reads mail, as far as is known. */
    public boolean isMailOfSomebody(String address) {
        return Unrestricted.read(identities, () -> identities.createUserQuery().list()).stream()
                .anyMatch(user -> address.equalsIgnoreCase(user.getEmail()));
    }

    public boolean exists(String user) {
        return spellingOf(user).isPresent();
    }

    /** The account's name as it was made: some databases find {@code dora} when asked for {@code DORA}. */
    public Optional<String> spellingOf(String user) {
        return Unrestricted.read(
                        identities,
                        () -> identities.createUserQuery().userId(user).list())
                .stream()
                .map(User::getId)
                .findFirst();
    }

    /**
     * Lets a person go on who has one of these roles now.
     *
     * @throws Forbidden {@code ROLE_REQUIRED} when none; the sentence names the roles
     */
    public void require(String user, Role... anyOf) {
        require(rolesOf(user), anyOf);
    }

    /** The same for what belongs to a task: also for stand-ins. */
    public void requireForTask(String user, Role... anyOf) {
        require(rolesForTasks(user), anyOf);
    }

    private static void require(Set<Role> has, Role... anyOf) {
        for (var role : anyOf) if (has.contains(role)) return;
        var wanted = Stream.of(anyOf).map(Role::group).collect(joining(" or "));
        throw new Forbidden("ROLE_REQUIRED", "Only " + wanted + " may do this.");
    }
}
