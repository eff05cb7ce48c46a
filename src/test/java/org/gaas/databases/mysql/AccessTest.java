package org.gaas.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gaas.databases.Account;
import org.gaas.databases.DatabaseName;
import org.gaas.databases.DatabaseServer.Settings;
import org.gaas.remote.Desired;
import org.gaas.remote.Host;
import org.gaas.remote.Local;
import org.gaas.remote.Lock;
import org.gaas.remote.Owner;
import org.gaas.remote.Report;
import org.gaas.remote.Report.Outcome;
import org.gaas.remote.TwoUsersPlatform;
import org.gaas.remote.sh.LocalWire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A settings file with a password, in a folder that the application writes, on a server of root")
class AccessTest {
    private static final Owner APP = Owner.app("capri-test");
    private static final String FOLDER = "srv/gaas/capri-test/shared/var/settings";

    @TempDir
    Path root;

    private Host host;

    @BeforeEach
    void server() throws IOException {
        assumeTrue(
                Local.line("id", "-u").equals("0") && Local.has("runuser"),
                "not tried with two users: the tests do not run as root, or there is no runuser");
        var programs = Files.createDirectories(root.resolve("programs"));
        Files.writeString(programs.resolve("mariadb"), """
                #!/bin/sh
                cat >>"%1$s/statements"
                echo 'GRANT USAGE'
                if [ -e "%1$s/turned" ]; then echo 'GRANT ON b'; echo 'GRANT ON a'; exit; fi
                echo 'GRANT ON a'
                echo 'GRANT ON b'
                """.formatted(root));
        Files.writeString(programs.resolve("chmod"), """
                #!/bin/sh
                for process in /proc/[0-9]*/cmdline; do tr '\\000' ' ' <"$process"; echo; done 2>/dev/null >>"%s/seen"
                exec /bin/chmod "$@"
                """.formatted(root));
        Files.createFile(root.resolve("seen"));
        for (var open : List.of(root, programs, programs.resolve("mariadb"), programs.resolve("chmod")))
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(root.resolve("seen"), PosixFilePermissions.fromString("rw-rw-rw-"));
        host = LocalWire.host(root, new TwoUsersPlatform(programs + ":/usr/sbin:/usr/bin:/sbin:/bin"));
        Files.createDirectories(root.resolve(FOLDER));
        Local.line(
                "chown",
                "-R",
                TwoUsersPlatform.APPLICATION + ":",
                root.resolve(FOLDER).getParent().toString());
        Files.createDirectories(root.resolve("etc/secret"));
    }

    @Test
    @DisplayName("is the application's own, and holds the password that the account got")
    void written() throws IOException {
        assertThat(outcome(converge())).isEqualTo(Outcome.APPLIED);
        assertThat(Local.line("stat", "-c", "%U %a", file().toString())).isEqualTo("nobody 640");
        var password = Files.readString(file()).replaceFirst("(?s).*password=([0-9a-f]{48})\n.*", "$1");
        assertThat(Files.readString(root.resolve("statements"))).contains("identified by '" + password + "'");
        assertThat(Files.readString(root.resolve("seen")))
                .contains("runuser", "db.inc.php")
                .doesNotContain(password);
        assertThat(outcome(converge())).isEqualTo(Outcome.NONE);
    }

    @Test
    @DisplayName("stays when the server tells the same rights in another order, as it does when others get some")
    void order() throws IOException {
        converge();
        Files.createFile(root.resolve("turned"));
        assertThat(outcome(converge())).isEqualTo(Outcome.NONE);
    }

    @Test
    @DisplayName("does not lead root out of the installation when its folder is a link")
    void folderIsALink() throws IOException {
        replace(root.resolve(FOLDER), root.resolve("etc/secret"));
        converge();
        assertThat(root.resolve("etc/secret")).isEmptyDirectory();
    }

    @Test
    @DisplayName("does not lead root out of the installation when the file itself is a link to a folder")
    void fileIsALink() throws IOException {
        Local.line("ln", "-s", root.resolve("etc/secret").toString(), file().toString());
        assertThat(outcome(converge())).isEqualTo(Outcome.APPLIED);
        assertThat(root.resolve("etc/secret")).isEmptyDirectory();
        assertThat(file()).isRegularFile();
    }

    @Test
    @DisplayName("is not read by root either: what the application may not see is not looked at")
    void linkToASecret() throws IOException {
        converge();
        var secret = root.resolve("etc/secret/shadow");
        Files.move(file(), secret);
        Local.line("chown", "root:root", secret.toString());
        Local.line("ln", "-s", secret.toString(), file().toString());
        assertThat(host.check(List.of(wish())).lines().get(0).outcome()).isEqualTo(Outcome.WOULD_APPLY);
    }

    private Report converge() {
        return host.converge(Lock.installation("capri-test", 1), List.of(wish()));
    }

    private static Desired wish() {
        return new Access(new Settings(
                FOLDER + "/db.inc.php",
                "srv/gaas/capri-test/.settings.seal",
                APP,
                APP,
                "user=capri_test\npassword=" + Settings.PASSWORD + "\n",
                new Account("capri_test", "localhost"),
                List.of(new DatabaseName("capri_test_gems"))));
    }

    private static void replace(Path folder, Path target) {
        Local.line("rm", "-rf", folder.toString());
        Local.line("ln", "-s", target.toString(), folder.toString());
    }

    private Path file() {
        return root.resolve(FOLDER + "/db.inc.php");
    }

    private static Outcome outcome(Report report) {
        return report.lines().get(0).outcome();
    }
}
