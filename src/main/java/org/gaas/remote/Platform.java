package org.gaas.remote;

import java.util.List;

/** What differs between kinds of servers: the users behind owners, and how users and services are cared for. */
public interface Platform {
    /** The name that servers of this kind carry in the fleet, for example {@code debian}. */
    String name();

    /** The system user behind an owner. */
    String user(Owner owner);

    /** The group that goes with {@link #user(Owner)}. */
    String group(Owner owner);

    /** What is put before a program so that it runs as this owner; empty when the session's user does. */
    List<String> actingAs(Owner owner);

    /**
     * The function {@code g_give PATH USER:GROUP MODE}, which every script knows: the mode, a hyphen for that of a link,
     * then the owner. Follows no link.
     */
    default ShFunction give() {
        return ShFunction.of("g_give", """
                [ "$3" = - ] || chmod -- "$3" "$1" || return 1
                [ "$(stat -c %U:%G -- "$1")" = "$2" ] || chown -h -- "$2" "$1\"""");
    }

    /** Directories where scripts look for programs, in the form of {@code PATH}. */
    default String programs() {
        return "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    }

    /** A probe: the system user exists and is as described. */
    Fragment userExists(SystemUser user);

    Fragment makeUser(SystemUser user);

    /** A probe: no system user has this name. */
    Fragment userIsGone(String name);

    Fragment removeUser(String name);

    /** A probe: no process runs as this system user; it need not exist. */
    Fragment nothingRuns(SystemUser user);

    /** Ends all that runs as this system user, and what that would start meanwhile. */
    Fragment endProcesses(SystemUser user);
}
