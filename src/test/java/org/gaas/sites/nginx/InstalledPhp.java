package org.gaas.sites.nginx;

import java.util.List;
import org.gaas.TestFleet;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Lock;
import org.gaas.remote.Result;
import org.gaas.remote.Source;
import org.gaas.remote.SystemUser;

/** An installation with a little PHP in it, on a server of the test fleet: user, home, one release, what is shared. */
final class InstalledPhp {
    static final String SERVER = TestFleet.TRIAL;
    static final String HOST = SERVER + ".fleet.test";

    private static final String PREPARE = """
            set -eu
            cd /srv/gaas && mkdir -p @APP@/releases/1/htdocs/sub @APP@/releases/1/htdocs/page @APP@/shared/var
            cd @APP@/releases/1/htdocs
            cat > index.php <<'END'
            <?php
            header('Content-Type: text/plain');
            switch ($_GET['do'] ?? '') {
                case 'server': echo json_encode($_SERVER); break;
                case 'eval': eval(file_get_contents('php://input')); break;
                case 'slow': sleep(4); echo 'slow'; break;
                default: echo 'entry of @APP@: ', getenv('APPLICATION_ENV');
            }
            END
            echo '<?php echo "sub of @APP@";' > sub/index.php
            echo '<?php echo "other of @APP@";' > other.php
            echo '<p>page</p>' > page/index.html
            echo 'a {}' > a.css
            for secret in .env .git x.php.bak x.PHP x.phtml x.inc x.php~; do echo '<?php secret of @APP@' > $secret; done
            cd /srv/gaas/@APP@
            echo 'secret of @APP@' > shared/secret
            ln -sfn releases/1 current
            ln -sfn ../../../shared/var releases/1/htdocs/upload
            find releases -type f -exec touch -d 2026-01-01 {} + # PHP keeps nothing compiled that is younger than two seconds
            chown -R -h gaas:@APP@ . && chown -R -h @APP@:@APP@ shared/var releases/1/htdocs/upload
            chmod 750 . && chmod 640 shared/secret
            """;

    private final TestFleet fleet;
    private final Host host;
    private final String name;

    private InstalledPhp(TestFleet fleet, String name) {
        this.fleet = fleet;
        this.host = fleet.host(SERVER);
        this.name = name;
    }

    static InstalledPhp named(String name, TestFleet fleet) {
        var installed = new InstalledPhp(fleet, name);
        var user = List.<Desired>of(new SystemUser(name, "srv/gaas/" + name));
        installed.host.converge(Lock.installation(name, 1), user).orThrow();
        fleet.asRoot(SERVER, PREPARE.replace("@APP@", name));
        return installed;
    }

    /** Where it answers below the shared host, with a slash at the end. */
    String url() {
        return "https://" + HOST + "/" + name + "/";
    }

    /** A wish that is right, for the shared host. */
    String wish() {
        return "host=" + HOST + "\nprefix=/" + name
                + "\nweb=htdocs\nruntime=php\nentry=index.php\nlog=var/logs/errors.log\nenv.APPLICATION_ENV=testing\n";
    }

    Result put() {
        return site("put", wish());
    }

    /** What the desk can ask for; nothing is thrown when it is refused. */
    Result site(String word, String wish) {
        return asked("site", word, wish);
    }

    Result asked(String program, String word, String wish) {
        return host.run(Command.of("sudo", "-n", "/usr/lib/gaas/" + program, word, name)
                .reading(Source.of(wish.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    /** What its own user gets with this in a shell. */
    String asItself(String script) {
        return root("runuser -u " + name + " -- /bin/sh -c '" + script + "' 2>&1 || true");
    }

    String root(String script) {
        return fleet.asRoot(SERVER, script);
    }

    /** Nothing of it stays. */
    void remove() {
        asked("site", "remove", "").expect("no site");
        asked("schedule", "remove", "").expect("no schedule");
        root("rm -rf /srv/gaas/" + name + " /etc/gaas/tls/" + name + "; /usr/lib/gaas/user remove " + name);
    }
}
