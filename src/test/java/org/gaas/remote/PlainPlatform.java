package org.gaas.remote;

import java.util.List;

/** A server where everything belongs to the one user who runs the tests; users and reloads are noted in files. */
public final class PlainPlatform implements Platform {
    private static final ShFunction NOTED =
            ShFunction.of("plain_noted", "[ -e \"$1\" ] || { echo \"no ${1##*/}\"; return 1; }");
    private static final ShFunction NOTE = ShFunction.of("plain_note", "mkdir -p \"${1%/*}\" && echo x >>\"$1\"");
    private static final ShFunction NOT_NOTED = ShFunction.of("plain_not_noted", "[ ! -e \"$1\" ]");
    private static final ShFunction FORGET = ShFunction.of("plain_forget", "rm \"$1\"");

    private final String programs;

    public PlainPlatform() {
        this("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }

    public PlainPlatform(String programs) {
        this.programs = programs;
    }

    @Override
    public String programs() {
        return programs;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String user(Owner owner) {
        return System.getProperty("user.name");
    }

    @Override
    public String group(Owner owner) {
        return Local.line("id", "-gn");
    }

    @Override
    public List<String> actingAs(Owner owner) {
        // a program between, as on real servers
        return owner.role() == Owner.Role.APP ? List.of("env", "ACTOR=" + owner.name()) : List.of();
    }

    @Override
    public Fragment userExists(SystemUser user) {
        return Fragment.call(NOTED).path("users/" + user.name());
    }

    @Override
    public Fragment makeUser(SystemUser user) {
        return Fragment.call(NOTE).path("users/" + user.name());
    }

    @Override
    public Fragment userIsGone(String name) {
        return Fragment.call(NOT_NOTED).path("users/" + name);
    }

    @Override
    public Fragment removeUser(String name) {
        return Fragment.call(FORGET).path("users/" + name);
    }

    @Override
    public Fragment nothingRuns(SystemUser user) {
        return Fragment.call(NOT_NOTED).path("processes/" + user.name());
    }

    @Override
    public Fragment endProcesses(SystemUser user) {
        return Fragment.call(FORGET).path("processes/" + user.name());
    }

    /** A service; that it runs, and how often it was reloaded, is noted in a file. */
    public static Service service(String name, String configuration) {
        return new Service(
                name,
                List.of(configuration),
                Fragment.call(NOTED).path("services/" + name),
                Fragment.call(NOTE).path("services/" + name));
    }
}
