package org.gaas.box;

import java.util.List;
import org.gaas.remote.Fragment;
import org.gaas.remote.Owner;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;
import org.gaas.remote.SystemUser;

/**
 * The box's servers: everything belongs to the one real user, so no root is needed. System users are written down in a
 * file each.
 */
public final class BoxPlatform implements Platform {
    /** What the fleet calls this kind of server. */
    public static final String NAME = "box";

    private static final String USERS = "var/lib/gaas/users/";

    private static final ShFunction USER_EXISTS = ShFunction.of("box_user_exists", """
            [ -f "$1" ] || { echo 'no such user'; return 1; }
            box_user_home=$(cat "$1")
            [ "$box_user_home" = "$2" ] || { echo "home $box_user_home"; return 1; }""");
    private static final ShFunction MAKE_USER = ShFunction.of(
            "box_make_user",
            "mkdir -p -- \"${1%/*}\" && printf '%s\\n' \"$2\" >\"$1.new\" && mv -f -- \"$1.new\" \"$1\"");
    private static final ShFunction USER_GONE = ShFunction.of("box_user_gone", "[ ! -e \"$1\" ] || return 1");
    private static final ShFunction REMOVE_USER = ShFunction.of("box_remove_user", "rm -f -- \"$1\"");
    /**
     * All is the one real user's, so an application's processes are those of this server that are at work in its home; a
     * person's shell may be there too, but has another home directory.
     */
    private static final ShFunction AT_WORK = ShFunction.of("box_at_work", """
            find /proc -maxdepth 2 -name cwd \\( -lname "$1" -o -lname "$1/*" \\) 2>/dev/null | cut -d / -f 3 |
                while read -r box_process; do
                    tr '\\000' '\\n' <"/proc/$box_process/environ" 2>/dev/null | grep -Fqx "HOME=$HOME" &&
                        echo "$box_process"
                done
            return 0""");

    private static final ShFunction NOTHING_RUNS = ShFunction.of("box_nothing_runs", """
            box_nothing_runs=$(box_at_work "$1" | wc -l)
            [ "$box_nothing_runs" -eq 0 ] || { echo "$box_nothing_runs processes"; return 1; }""", AT_WORK);
    private static final ShFunction END_PROCESSES = ShFunction.of("box_end_processes", """
            for box_look in 1 2 3 4 5; do
                for box_process in $(box_at_work "$1"); do kill -KILL "$box_process" 2>/dev/null; done
                box_nothing_runs "$1" && return 0
                sleep 1
            done
            return 1""", NOTHING_RUNS);

    private final String user;
    private final String group;
    private final String programs;

    BoxPlatform(BoxHome home, RealUser real) {
        this.user = real.name();
        this.group = real.group();
        this.programs = ServerEnvironment.path(home);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String user(Owner owner) {
        return user;
    }

    @Override
    public String group(Owner owner) {
        return group;
    }

    @Override
    public List<String> actingAs(Owner owner) {
        return List.of();
    }

    @Override
    public String programs() {
        return programs;
    }

    @Override
    public Fragment userExists(SystemUser wanted) {
        return Fragment.call(USER_EXISTS).path(USERS + wanted.name()).path(wanted.home());
    }

    @Override
    public Fragment makeUser(SystemUser wanted) {
        return Fragment.call(MAKE_USER).path(USERS + wanted.name()).path(wanted.home());
    }

    @Override
    public Fragment userIsGone(String name) {
        return Fragment.call(USER_GONE).path(USERS + name);
    }

    @Override
    public Fragment removeUser(String name) {
        return Fragment.call(REMOVE_USER).path(USERS + name);
    }

    @Override
    public Fragment nothingRuns(SystemUser wanted) {
        return Fragment.call(NOTHING_RUNS).path(wanted.home());
    }

    @Override
    public Fragment endProcesses(SystemUser wanted) {
        return Fragment.call(END_PROCESSES).path(wanted.home());
    }
}
