package org.gaas.remote;

import java.util.List;
import org.springframework.stereotype.Component;

/** Debian with systemd, reached as root. */
@Component
class DebianPlatform implements Platform {
    private static final ShFunction USER_EXISTS = ShFunction.of("debian_user_exists", """
            debian_user=$(getent passwd "$1") || { echo 'no such user'; return 1; }
            debian_user=${debian_user#*:*:*:*:*:}
            [ "$debian_user" = "$2:/usr/sbin/nologin" ] || { echo "home and shell $debian_user"; return 1; }""");
    private static final ShFunction MAKE_USER = ShFunction.of("debian_make_user", """
            if getent passwd "$1" >/dev/null; then usermod --home "$2" --shell /usr/sbin/nologin "$1"
            else useradd --system --user-group --no-create-home --home-dir "$2" --shell /usr/sbin/nologin "$1"; fi""");
    private static final ShFunction USER_GONE = ShFunction.of("debian_user_gone", "! getent passwd \"$1\" || return 1");
    /** Whatever the user still runs is ended first: else it would go on as a number that the next user gets. */
    private static final ShFunction REMOVE_USER = ShFunction.of("debian_remove_user", """
            for debian_try in 1 2 3 4 5; do
                runuser -u "$1" -- /bin/sh -c '[ "$(id -u)" -eq 0 ] || kill -KILL -1' >/dev/null 2>&1
                userdel "$1" && return
                sleep 0.2 2>/dev/null || sleep 1
            done
            return 1""");

    /** The folder of a process belongs to whom it runs as. */
    private static final ShFunction NOTHING_RUNS = ShFunction.of("debian_nothing_runs", """
            getent passwd "$1" >/dev/null || return 0
            debian_some=$(find /proc -maxdepth 1 -name '[0-9]*' -user "$1" 2>/dev/null | wc -l)
            [ "$debian_some" -eq 0 ] || { echo "$debian_some processes"; return 1; }""");

    /** A signal of this user to everybody reaches all that is its own, in one go and nothing else. */
    private static final ShFunction END_PROCESSES = ShFunction.of("debian_end_processes", """
            for debian_look in 1 2 3 4 5; do
                runuser -u "$1" -- sh -c 'kill -KILL -1' 2>/dev/null
                debian_nothing_runs "$1" && return 0
                sleep 1
            done
            return 1""", NOTHING_RUNS);

    private static final ShFunction SERVICE_RUNS = ShFunction.of("debian_service_runs", "systemctl is-active \"$1\"");
    private static final ShFunction RELOAD_SERVICE = ShFunction.of("debian_reload_service", """
            case $1 in nginx) nginx -t -q || return 1 ;; esac
            systemctl reload-or-restart "$1\"""");

    @Override
    public String name() {
        return "debian";
    }

    @Override
    public String user(Owner owner) {
        return owner.role() == Owner.Role.APP ? owner.name() : "root";
    }

    @Override
    public String group(Owner owner) {
        return user(owner);
    }

    @Override
    public List<String> actingAs(Owner owner) {
        return owner.role() == Owner.Role.APP ? List.of("runuser", "-u", owner.name(), "--") : List.of();
    }

    @Override
    public Fragment userExists(SystemUser user) {
        return Fragment.call(USER_EXISTS).text(user.name()).path(user.home());
    }

    @Override
    public Fragment makeUser(SystemUser user) {
        return Fragment.call(MAKE_USER).text(user.name()).path(user.home());
    }

    @Override
    public Fragment userIsGone(String name) {
        return Fragment.call(USER_GONE).text(name);
    }

    @Override
    public Fragment removeUser(String name) {
        return Fragment.call(REMOVE_USER).text(name);
    }

    @Override
    public Fragment nothingRuns(SystemUser user) {
        return Fragment.call(NOTHING_RUNS).text(user.name());
    }

    @Override
    public Fragment endProcesses(SystemUser user) {
        return Fragment.call(END_PROCESSES).text(user.name());
    }

    @Override
    public Fragment serviceRuns(String service) {
        return Fragment.call(SERVICE_RUNS).text(service);
    }

    @Override
    public Fragment reloadService(String service) {
        return Fragment.call(RELOAD_SERVICE).text(service);
    }
}
