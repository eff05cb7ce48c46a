package org.gaas.fleet;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Excerpt;
import org.gaas.engine.Failure;
import org.gaas.engine.Fences;
import org.gaas.remote.Absent;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Fragment;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.Report;
import org.gaas.remote.RootProgram;
import org.gaas.remote.ShFunction;
import org.gaas.remote.Symlink;
import org.gaas.remote.SystemUser;
import org.gaas.remote.TextFile;
import org.springframework.stereotype.Component;

/**
 * Does on a server what installing does, by the same wishes, with things that no installation can be named like, and takes
 * them away again: a system user, a folder, a program run as that user, a database, a page seen from outside.
 */
@Component
class ReadinessProof {
    /** No project has two hyphens in its name. */
    private static final String USER = "gaas---proof";

    private static final String SITE = "site";
    private static final String DATABASE = "gaas___proof";
    private static final String HOME = "srv/gaas/" + USER;
    private static final String RELEASE = HOME + "/release";
    private static final String WEB = RELEASE + "/web";
    private static final String PAGE = WEB + "/index.php";
    private static final String CODE = "<?php echo 'proof ', 6 * 7;\n";
    private static final String SHOWN = "proof 42";

    /** What runs as the installation's user comes last. */
    private static final ShFunction PROVE = ShFunction.of("fleet_prove", """
            fleet_prove_page=$1 fleet_prove_base=$2; shift 2
            "$@" cat "$fleet_prove_page" >/dev/null || return 1
            ! "$@" touch "$fleet_prove_page" 2>/dev/null || { echo 'an application writes its own code' >&2; return 1; }
            [ "$("$@" php -r 'echo 6 * 7;')" = 42 ] || { echo 'PHP does not run as an application' >&2; return 1; }
            mariadb -e "create database $fleet_prove_base; create table $fleet_prove_base.t (n int)" || return 1
            mariadb -e "insert into $fleet_prove_base.t values (1); drop database $fleet_prove_base\"""");

    private static final ShFunction DROP =
            ShFunction.of("fleet_drop", "mariadb -e \"drop database if exists $1\" || return 1");

    private final Fleet fleet;
    private final SeenFromOutside outside;
    private final Fences fences;

    ReadinessProof(Fleet fleet, SeenFromOutside outside, Fences fences) {
        this.fleet = fleet;
        this.outside = outside;
        this.fences = fences;
    }

    /**
     * @throws ServerUnsuitable with what the server said
     */
    void prove(ServerName name) throws ServerUnsuitable {
        clear(name);
        var said = complaints(fleet.server(name));
        clear(name);
        if (said.isEmpty()) return;
        throw new ServerUnsuitable(ServerFinding.error(
                        name,
                        "what installing does could not be done there: " + said,
                        "Mend what it complains about, or run docker/host/provision there again")
                .sentence());
    }

    /** Takes away what a proof that was broken off has left. */
    void clear(ServerName name) {
        var host = fleet.host(name);
        host.converge(
                        lock(),
                        List.of(
                                new RootProgram(SITE, USER, Optional.empty()),
                                new Absent(HOME),
                                SystemUser.absent(USER)))
                .orThrow();
        host.run(Command.of(Fragment.call(DROP).text(DATABASE))).expect("no database is left of the readiness proof");
    }

    private String complaints(Server server) {
        var host = fleet.host(server.name());
        var shared = server.sharedHost();
        var made = unfulfilled(host.converge(lock(), home(shared)));
        if (!made.isEmpty()) return made;
        var run = complaintsOfPrograms(host);
        return run.isEmpty() ? complaintsOfPage(URI.create("https://" + shared + "/" + USER + "/")) : run;
    }

    private static String unfulfilled(Report report) {
        return report.lines().stream()
                .filter(line -> line.outcome() == Report.Outcome.FAILED)
                .map(line -> line.subject() + ": " + line.reason())
                .collect(joining("; "));
    }

    private static String complaintsOfPrograms(Host host) {
        var proof = Fragment.call(PROVE).path(PAGE).text(DATABASE).acting(Owner.app(USER));
        var result = host.run(Command.of(proof));
        if (result.ok()) return "";
        var said = result.err().strip();
        return said.isEmpty() ? "it ended with code " + result.exit() + " and did not say why" : said;
    }

    private String complaintsOfPage(URI url) {
        try {
            var page = outside.page(url);
            if (page.status() != 200) return url + " answers with status " + page.status();
            return page.text().equals(SHOWN)
                    ? ""
                    : url + " shows something else than its page: " + Excerpt.start(200, page.text());
        } catch (Failure unseen) {
            return unseen.getMessage();
        }
    }

    private static List<Desired> home(String shared) {
        return List.of(
                new SystemUser(USER, HOME),
                new Directory(HOME, Owner.code(USER), "0750"),
                new Directory(RELEASE, Owner.DESK, "0755"),
                new Directory(WEB, Owner.DESK, "0755"),
                new TextFile(PAGE, Owner.DESK, "0644", CODE),
                new Symlink(HOME + "/current", "release", Owner.DESK),
                new RootProgram(
                        SITE, USER, Optional.of("host=" + shared + "\nprefix=/" + USER + "\nweb=web\nruntime=php\n")));
    }

    private Lock lock() {
        return Lock.installation(USER, fences.next());
    }
}
