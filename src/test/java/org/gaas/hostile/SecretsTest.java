package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.BoxHome;
import org.gaas.box.DemoUsers;
import org.gaas.cli.DeskShell;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole life of a trial, and afterwards a search for every secret that was used or made meanwhile. */
@BoxDeskTest
@DisplayName("Secrets")
class SecretsTest {
    private static final String NOTE = "canary note 4fQ: kept as it is";
    private static final String TYPED = "canary-typed-K3xW9";
    private static final String IN_URL = "canary-in-url-R7tP2";

    private final Box box;
    private final DemoUsers users;
    private final DataSource database;
    private final TrialDesk desk;
    private final DeskShell shell;
    private final Browser browser;
    private final int port;
    private final Secrets secrets = new Secrets();

    SecretsTest(
            @Autowired Box box, @Autowired DemoUsers users, @Autowired DataSource database, @LocalServerPort int port) {
        this.box = box;
        this.users = users;
        this.database = database;
        this.desk = new TrialDesk(box, users, port);
        this.shell = new DeskShell(port, "dora", users.password("dora"));
        this.browser = new Browser(port);
        this.port = port;
    }

    @Test
    @DisplayName("are in no log, variable, history, argument, table or export after a trial has lived and gone")
    void nowhere() throws Exception {
        secrets.addPeople(users).addKeys(box);
        secrets.add("a wrong password", TYPED).add("a credential in a URL", IN_URL);
        var found = new ArrayList<String>();
        String log;
        try (var arguments = Arguments.watched();
                var lines = Log.watched();
                var everything = new Chatty("org.gaas", "org.eclipse.jgit", "org.apache.sshd.client")) {
            live();
            log = lines.text();
            found.addAll(secrets.foundIn("the arguments of a process", arguments.text()));
            assertThat(arguments.text()).as("arguments were looked at").contains("mariadb", "--sandbox");
        }
        found.addAll(secrets.foundIn("the log", log));
        found.addAll(secrets.foundIn(
                BoxHome.LOG, Files.readString(box.home().folder().resolve(BoxHome.LOG))));
        var tables = Dump.of(database);
        tables.forEach((table, rows) -> found.addAll(secrets.foundIn("table " + table, rows)));
        exports().forEach((name, text) -> found.addAll(secrets.foundIn(name, text)));
        found.addAll(inFiles());
        assertThat(found).isEmpty();

        // the search finds what is there: a text that is no secret is where it belongs
        assertThat(secrets.size()).isGreaterThan(20);
        assertThat(log).contains("org.gaas.steps");
        assertThat(tables.get("BILLING_HOURS")).contains(NOTE);
        assertThat(exports().get("hours.csv")).contains(NOTE);
    }

    /** Asked for, installed, looked at, moved to another release, written hours about, and removed. */
    private void live() throws IOException {
        browser.signIn("dora", users.password("dora"));
        secrets.add("a session", browser.cookie("JSESSIONID"));
        new Browser(port).signIn("dora", TYPED);
        new Browser(port).signIn(TYPED, "x");
        shell.run("install", "leaky", "--kind=test", "--tag=1.0.0", "--repo=https://dora:" + IN_URL + "@github.com/x");
        desk.as("dora").get("/api/tags?repository=https://dora:" + IN_URL + "@github.com/x");

        shell.run("install", "secretive", "--kind=test", "--template=sample", "--tag=1.0.0", "--customer=O'Brien");
        var settings = box.server("trial1").root().resolve("srv/gaas/secretive-test/shared/settings.conf");
        secrets.add("the application's password", password(settings));
        shell.run("converge", "secretive-test");
        shell.run("deploy", "1.2.0", "--to=secretive-test");
        desk.as("hanna").post("/api/installations/secretive-test/converge?check=true", "{}");
        var process = desk.latest("secretive-test", "Onboard trial");
        desk.complete(
                "dora",
                TrialDesk.task(desk.settled(process)),
                "confirmation",
                "remove",
                "hours",
                "0:07",
                "activity",
                "onboarding",
                "note",
                NOTE);
        assertThat(desk.settled(process).path("outcome").asText()).isEqualTo("Trial removed");
    }

    private Map<String, String> exports() {
        var aya = desk.as("aya");
        var fien = desk.as("fien");
        return Map.of(
                "hours.csv", fien.get("/api/hours.csv", "text/csv").body(),
                "hours", fien.get("/api/hours").body(),
                "the trail", aya.get("/api/audit/entries").body(),
                "the trail's export",
                        aya.get("/api/audit/export", "application/x-ndjson").body(),
                "the trail's CSV", aya.get("/api/audit/export", "text/csv").body(),
                "processes",
                        desk.as("mark")
                                .get("/api/processes?businessKey=secretive-test")
                                .body(),
                "history",
                        desk.as("mark")
                                .get("/engine-rest/history/variable-instance")
                                .body());
    }

    /** In the desk's home a secret stands in the files that are there to keep it, and nowhere else. */
    private List<String> inFiles() throws IOException {
        var home = box.home();
        var keepers =
                Set.of(home.keys(), home.tls(), home.users(), home.commandLine(), home.database(), home.programs());
        var found = new ArrayList<String>();
        Files.walkFileTree(home.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return keepers.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !keepers.contains(file) && !file.endsWith("root/.my.cnf"))
                    found.addAll(secrets.foundIn(file.toString(), Files.readString(file, ISO_8859_1)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String password(Path settings) throws IOException {
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("database_password="))
                .map(line -> line.substring("database_password=".length()))
                .findFirst()
                .orElseThrow();
    }
}
