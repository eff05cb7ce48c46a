package org.gaas.people;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.gaas.engine.Forbidden;
import org.springframework.stereotype.Component;

/**
 * Who may do what, right now. Every answer is read from the identity tables: a role that was taken away counts from the
 * next question on, whatever an open session still believes.
 */
@Component
public class People {
    private final IdentityService identities;

    People(IdentityService identities) {
        this.identities = identities;
    }

    /** The roles that this person has now; none when nobody of that name exists. */
    public Set<Role> rolesOf(String user) {
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
        var has = rolesOf(user);
        for (var role : anyOf) if (has.contains(role)) return;
        var wanted = Stream.of(anyOf).map(Role::group).collect(joining(" or "));
        throw new Forbidden("ROLE_REQUIRED", "Only " + wanted + " may do this.");
    }
}
