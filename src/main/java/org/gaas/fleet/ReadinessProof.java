package org.gaas.fleet;

import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.ShFunction;
import org.springframework.stereotype.Component;

/**
 * Does on a server what installing does, with things that no installation can be named like, and takes them away again:
 * a system user, a folder of its own, a program run as it, a database.
 */
@Component
class ReadinessProof {
    /** No project has two hyphens in its name. */
    private static final String USER = "gaas---proof";

    private static final String DATABASE = "gaas___proof";

    private static final ShFunction CLEAR = ShFunction.of("fleet_clear", """
            mariadb -e "drop database if exists $3" || return 1
            rm -rf "$2" || return 1
            ! getent passwd "$1" >/dev/null || sudo -n /usr/lib/gaas/user remove "$1" || return 1
            ! getent passwd "$1" >/dev/null || { echo "the user $1 is still there" >&2; return 1; }""");

    private static final ShFunction PROVE = ShFunction.of("fleet_prove", """
            fleet_clear "$1" "$2" "$3" || return 1
            sudo -n /usr/lib/gaas/user make "$1" || return 1
            install -d -m 750 "$2" || return 1
            echo 'seen by its own user' > "$2/page" || return 1
            sudo -n /usr/lib/gaas/own "gaas:$1" "$2" || return 1
            sudo -n -u "$1" cat "$2/page" >/dev/null || return 1
            ! sudo -n -u "$1" touch "$2/page" 2>/dev/null || { echo "$1 writes its own code" >&2; return 1; }
            [ "$(sudo -n -u "$1" php -r 'echo 6 * 7;')" = 42 ] || { echo "PHP does not work as $1" >&2; return 1; }
            mariadb -e "create database $3; create table $3.t (n int); insert into $3.t values (1)" || return 1""", CLEAR);

    private final Fleet fleet;

    ReadinessProof(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * @throws ServerUnsuitable with what the server said
     */
    void prove(ServerName name) throws ServerUnsuitable {
        var proof = Fragment.call(PROVE).text(USER).path("srv/gaas/" + USER).text(DATABASE);
        var result = fleet.host(name).run(Command.of(proof));
        clear(name);
        if (!result.ok())
            throw new ServerUnsuitable(ServerFinding.error(
                            name,
                            "what installing does could not be done there: "
                                    + result.err().strip(),
                            "Mend what it complains about, or run docker/host/provision there again")
                    .sentence());
    }

    /** Takes away what a proof that was broken off has left. */
    void clear(ServerName name) {
        var clear = Fragment.call(CLEAR).text(USER).path("srv/gaas/" + USER).text(DATABASE);
        fleet.host(name).run(Command.of(clear)).expect("taking the readiness proof away again");
    }
}
