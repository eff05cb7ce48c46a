package org.gaas.fleet;

import java.util.Collection;
import java.util.List;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;

/** The one script that asks a server all that the desk wants to know: lines of {@code key=value}, nothing changed. */
final class FactsScript {
    private static final ShFunction FACT =
            ShFunction.of("fleet_fact", "printf '%s=%s\\n' \"$1\" \"$(printf '%s' \"$2\" | tr '\\000-\\037' ' ')\"");

    /** The id in a file belongs to a process that lives. */
    private static final ShFunction LIVES =
            ShFunction.of("fleet_lives", "read -r fleet_lives_id < \"$1\" && [ -d \"/proc/$fleet_lives_id\" ]");

    private static final ShFunction SYSTEM = ShFunction.of("fleet_system", """
            fleet_fact clock "$(date +%s)"
            fleet_fact time.zone "$(cat /etc/timezone 2>/dev/null) $(date +%z)"
            fleet_fact user "$(id -un)"
            fleet_fact os "$( (. /etc/os-release && echo "$ID $VERSION_ID") 2>/dev/null)"
            fleet_fact kernel "$(uname -r)"
            fleet_fact machine "$(uname -m)"
            fleet_fact shell "$(readlink -f /bin/sh)"
            fleet_fact disk.free.kb "$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print $4 }')"
            fleet_fact disk.kb "$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print $2 }')"
            fleet_fact inodes.used "$(df -Pi "$1" 2>/dev/null | awk 'NR == 2 { print $5 + 0 }')"
            fleet_fact memory.kb "$(awk '$1 == "MemTotal:" { print $2 }' /proc/meminfo)"
            fleet_fact sites "$(cat /etc/gaas/shared-host 2>/dev/null)"
            if [ -w "$1" ]; then fleet_fact store writable; fi""", FACT);

    private static final ShFunction SERVICES = ShFunction.of("fleet_services", """
            fleet_fact php "$(php -r 'echo PHP_VERSION;' 2>/dev/null)"
            fleet_fact php.extensions "$(php -m 2>/dev/null | grep -v '^\\[' | tr 'A-Z \\n' 'a-z_,')"
            fleet_services_fpm=
            for fleet_services_one in /usr/sbin/php-fpm*; do
                [ ! -x "$fleet_services_one" ] || fleet_services_fpm=$fleet_services_one
            done
            if [ -n "$fleet_services_fpm" ]; then
                fleet_fact fpm "$("$fleet_services_fpm" -v 2>/dev/null | awk 'NR == 1 { print $2 }')"
                fleet_fact fpm.extensions "$("$fleet_services_fpm" -m 2>/dev/null |
                    grep -v '^\\[' | tr 'A-Z \\n' 'a-z_,')"
            fi
            fleet_fact nginx "$(nginx -v 2>&1 | sed -n 's,^nginx version: [^/]*/\\([0-9.]*\\).*,\\1,p')"
            if fleet_lives /run/nginx.pid 2>/dev/null; then fleet_fact nginx.runs yes; fi
            fleet_fact mariadb "$(mariadbd --version 2>/dev/null | sed -n 's/.*Ver \\([0-9.]*\\).*/\\1/p')"
            fleet_fact mariadb.answers "$(mariadb -N -e 'select 1' 2>&1 | tail -n 1)\"""", FACT, LIVES);

    /** Words for each of its arguments: tools, packages, programs of root, files to be summed. */
    private static final ShFunction TOOLS = ShFunction.of("fleet_tools", """
            fleet_tools_none=
            for fleet_tools_one in $1; do
                command -v "$fleet_tools_one" >/dev/null 2>&1 || fleet_tools_none="$fleet_tools_none $fleet_tools_one"
            done
            fleet_fact tools.missing "$fleet_tools_none"
            dpkg-query -W -f '${db:Status-Status} package.${Package}=${Version}\\n' $2 2>/dev/null |
                sed -n 's/^installed //p'
            for fleet_tools_one in $3; do
                if sudo -n -l "$fleet_tools_one" >/dev/null 2>&1; then fleet_fact "right.$fleet_tools_one" yes; fi
            done
            for fleet_tools_one in $4; do
                fleet_fact "sum.$fleet_tools_one" "$(sha256sum < "$fleet_tools_one" 2>/dev/null | cut -c1-64)"
            done""", FACT);

    private FactsScript() {}

    /**
     * @param store where installations live, below the host's root
     */
    static Command command(
            String store, List<String> tools, List<String> packages, List<String> programs, Collection<String> files) {
        return Command.of(Fragment.call(SYSTEM)
                        .path(store)
                        .then(Fragment.call(SERVICES))
                        .then(Fragment.call(TOOLS)
                                .text(
                                        String.join(" ", tools),
                                        String.join(" ", packages),
                                        String.join(" ", programs),
                                        String.join(" ", files))))
                .looking();
    }
}
