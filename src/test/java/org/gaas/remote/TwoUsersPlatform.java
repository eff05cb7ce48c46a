package org.gaas.remote;

import java.util.List;

/** A server where the administrator is root and every application is the user {@code nobody}; only for tests by root. */
public final class TwoUsersPlatform implements Platform {
    /** Who stands for the system user of an application. */
    public static final String APPLICATION = "nobody";

    private final PlainPlatform plain;

    /**
     * @param programs where scripts look for programs
     */
    public TwoUsersPlatform(String programs) {
        this.plain = new PlainPlatform(programs);
    }

    @Override
    public String name() {
        return "two-users";
    }

    @Override
    public String programs() {
        return plain.programs();
    }

    @Override
    public String user(Owner owner) {
        return owner.role() == Owner.Role.APP ? APPLICATION : "root";
    }

    @Override
    public String group(Owner owner) {
        return Local.line("id", "-gn", user(owner));
    }

    @Override
    public List<String> actingAs(Owner owner) {
        return owner.role() == Owner.Role.APP ? List.of("runuser", "-u", APPLICATION, "--") : List.of();
    }

    @Override
    public Fragment userExists(SystemUser user) {
        return plain.userExists(user);
    }

    @Override
    public Fragment makeUser(SystemUser user) {
        return plain.makeUser(user);
    }

    @Override
    public Fragment userIsGone(String name) {
        return plain.userIsGone(name);
    }

    @Override
    public Fragment removeUser(String name) {
        return plain.removeUser(name);
    }

    @Override
    public Fragment nothingRuns(SystemUser user) {
        return plain.nothingRuns(user);
    }

    @Override
    public Fragment endProcesses(SystemUser user) {
        return plain.endProcesses(user);
    }
}
