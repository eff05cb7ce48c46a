package org.gaas.box;

import java.util.List;
import org.gaas.box.front.Front;
import org.gaas.remote.Fragment;
import org.gaas.remote.Owner;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;
import org.gaas.remote.SystemUser;

/**
 * The box's servers: everything belongs to the one real user, so no root is needed. System users are written down in a
 * file each; a reload is a touch, which the box's web server notices.
 */
public final class BoxPlatform implements Platform {
    /** What the fleet calls this kind of server. */
    public static final String NAME = "box";

    private static final String USERS = "var/lib/gaas/users/";
    private static final String RELOADS = Front.RELOAD.substring(0, Front.RELOAD.lastIndexOf('/') + 1);

    private static final ShFunction USER_EXISTS = ShFunction.of("box_user_exists", """
            [ -f "$1" ] || { echo 'no such user'; return 1; }
            box_user_home=$(cat "$1")
            [ "$box_user_home" = "$2" ] || { echo "home $box_user_home"; return 1; }""");
    private static final ShFunction MAKE_USER = ShFunction.of(
            "box_make_user",
            "mkdir -p -- \"${1%/*}\" && printf '%s\\n' \"$2\" >\"$1.new\" && mv -f -- \"$1.new\" \"$1\"");
    private static final ShFunction USER_GONE = ShFunction.of("box_user_gone", "[ ! -e \"$1\" ] || return 1");
    private static final ShFunction REMOVE_USER = ShFunction.of("box_remove_user", "rm -f -- \"$1\"");
    private static final ShFunction SERVICE_RUNS = ShFunction.of("box_service_runs", "[ -n \"$1\" ]");
    private static final ShFunction RELOAD = ShFunction.of("box_reload", "mkdir -p -- \"${1%/*}\" && touch -- \"$1\"");

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

    /** All services of the box live and die with the desk. */
    @Override
    public Fragment serviceRuns(String service) {
        return Fragment.call(SERVICE_RUNS).text(service);
    }

    @Override
    public Fragment reloadService(String service) {
        return Fragment.call(RELOAD).path(RELOADS + service + ".reload");
    }
}
