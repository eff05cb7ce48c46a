package org.gaas.remote;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Debian, made ready by {@code docker/host/provision}. The desk signs in as a user of its own and is not root: it acts as
 * applications, and calls a few programs of root (ADR 21).
 */
@Component
public final class DebianPlatform implements Platform {
    private static final String DESK = "gaas";

    private static final ShFunction GIVE = ShFunction.of("g_give", """
            g_give_now=$(stat -c '%U:%G' -- "$1") || return 1
            if [ "$g_give_now" = "$2" ] && [ "${2%:*}" = "$(id -un)" ]; then [ "$3" = - ] || chmod -- "$3" "$1"
            else sudo -n /usr/lib/gaas/own "$2" "$3" "$1"; fi""");

    private static final ShFunction USER_EXISTS = ShFunction.of("debian_user_exists", """
            debian_user=$(getent passwd "$1") || { echo 'no such user'; return 1; }
            debian_user=${debian_user#*:*:*:*:*:}
            [ "$debian_user" = "$2:/usr/sbin/nologin" ] || { echo "home and shell $debian_user"; return 1; }
            debian_user_groups=$(getent group gaas-apps "$1") || { echo 'no group of its own'; return 1; }
            debian_user_apps=${debian_user_groups%%
            *}
            case ",${debian_user_apps##*:}," in *",$1,"*) ;; *) echo "a user that is no installation's"; return 1 ;; esac
            case ",${debian_user_groups##*:}," in *,www-data,*) ;; *) echo 'not reached by the web server'; return 1 ;; esac""");
    private static final ShFunction USER = ShFunction.of("debian_user", "sudo -n /usr/lib/gaas/user \"$@\"");
    private static final ShFunction USER_GONE = ShFunction.of("debian_user_gone", "! getent passwd \"$1\" || return 1");

    @Override
    public String name() {
        return "debian";
    }

    @Override
    public String user(Owner owner) {
        return owner.role() == Owner.Role.APP ? owner.name() : DESK;
    }

    @Override
    public String group(Owner owner) {
        return owner.role() == Owner.Role.DESK ? DESK : owner.name();
    }

    @Override
    public List<String> actingAs(Owner owner) {
        return owner.role() == Owner.Role.APP ? List.of("sudo", "-n", "-u", owner.name(), "--") : List.of();
    }

    @Override
    public ShFunction give() {
        return GIVE;
    }

    @Override
    public Fragment userExists(SystemUser user) {
        return Fragment.call(USER_EXISTS).text(user.name()).path(user.home());
    }

    @Override
    public Fragment makeUser(SystemUser user) {
        return Fragment.call(USER).text("make", user.name()).path(user.home());
    }

    @Override
    public Fragment userIsGone(String name) {
        return Fragment.call(USER_GONE).text(name);
    }

    @Override
    public Fragment removeUser(String name) {
        return Fragment.call(USER).text("remove", name);
    }

    @Override
    public Fragment nothingRuns(SystemUser user) {
        return Fragment.call(USER).text("idle", user.name());
    }

    @Override
    public Fragment endProcesses(SystemUser user) {
        return Fragment.call(USER).text("end", user.name());
    }
}
