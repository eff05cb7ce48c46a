package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.gaas.BoxDeskTest;
import org.gaas.box.Box;
import org.gaas.box.BoxHome;
import org.gaas.box.DemoUsers;
import org.gaas.box.front.Front;
import org.gaas.certificates.Certificates;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.Retirements;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Written;
import org.gaas.cli.DeskShell;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.onboarding.TrialDesk;
import org.gaas.people.factor.Codes;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** A certificate is brought with its key and installed; afterwards all keys and passwords are looked for. */
@BoxDeskTest
@DisplayName("Private keys of certificates")
class CertificateSecretsTest {
    private static final InstallationId ID = new InstallationId("hasselt");
    private static final String HOST = "www.hasselt.example.org";
    private static final String PASSWORD = "canary-of-a-p12-H7vQ2";

    private final Box box;
    private final DemoUsers users;
    private final DataSource database;
    private final Installations installations;
    private final OwnNames names;
    private final Certificates certificates;
    private final Retirements retirements;
    private final TrialDesk desk;
    private final int port;
    private final Secrets secrets = new Secrets();

    @TempDir
    Path folder;

    CertificateSecretsTest(
            @Autowired Box box,
            @Autowired DemoUsers users,
            @Autowired DataSource database,
            @Autowired Installations installations,
            @Autowired OwnNames names,
            @Autowired Certificates certificates,
            @Autowired Retirements retirements,
            @LocalServerPort int port) {
        this.box = box;
        this.users = users;
        this.database = database;
        this.installations = installations;
        this.names = names;
        this.certificates = certificates;
        this.retirements = retirements;
        this.desk = new TrialDesk(box, users, port);
        this.port = port;
    }

    @Test
    @DisplayName("are in no log, variable, history, argument, table or export after one was brought and installed")
    void nowhere() throws Exception {
        site();
        var found = new ArrayList<String>();
        String log;
        try (var arguments = Arguments.watched();
                var lines = Log.watched();
                var everything = new Chatty("org.gaas", "org.apache.sshd.client")) {
            brought();
            log = lines.text();
            found.addAll(secrets.foundIn("the arguments of a process", arguments.text()));
            assertThat(arguments.text()).as("arguments were looked at").isNotEmpty();
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
        assertThat(secrets.size()).as("lines of two keys, and a password").isGreaterThan(4);
        assertThat(log).contains("org.gaas.steps");
        assertThat(tables.get("CERTIFICATE_NAME")).contains(HOST);
        assertThat(exports().get("certificates")).contains(HOST);
    }

    /** Other tests share this box. */
    @AfterEach
    void gone() throws IOException {
        Files.deleteIfExists(box.server("prod1").root().resolve(Front.FOLDER + "/hasselt.conf"));
        retirements.retire(ID);
        installations.markRemoved(ID);
        FileSystemUtils.deleteRecursively(box.server("prod1").root().resolve("srv/gaas/hasselt"));
    }

    /** An installation of production with a name of its own, which shows one page. */
    private void site() throws Exception {
        var hasselt = installations.request(new InstallationRequest(
                new ProjectName("hasselt"),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hanna",
                "hasselt"));
        installations.place(ID, Part.WEB, new ServerName("prod1"));
        names.give(hasselt, List.of(HOST));
        var root = box.server("prod1").root();
        Files.createDirectories(root.resolve("srv/gaas/hasselt/www"));
        Files.writeString(Files.createDirectories(root.resolve(Front.FOLDER)).resolve("hasselt.conf"), """
                installation hasselt
                host www.hasselt.example.org
                prefix /
                web /srv/gaas/hasselt/www
                runtime static
                certificate /etc/gaas/tls/hasselt/current/chain.pem
                key /etc/gaas/tls/hasselt/current/key.pem
                log /srv/gaas/hasselt/error.log
                """);
        var reload = root.resolve(Front.RELOAD);
        Files.createDirectories(reload.getParent());
        Files.writeString(reload, "now");
    }

    private void brought() throws IOException {
        var begun = TrialDesk.read(desk.as("hanna")
                .post("/api/certificates", "{\"installation\": \"hasselt\", \"way\": \"brought\"}")
                .body());
        var process = begun.path("process").asText();
        assertThat(desk.settled(process).path("state").asText()).isEqualTo("waiting");
        var order = certificates.orderOf(process).orElseThrow().number();
        add("the key that the desk made", certificates.key(order).orElseThrow());
        var keys = TestCa.elliptic("secp256r1");
        add("the key that was brought", keys.getPrivate());
        secrets.add("its password", PASSWORD);
        var file = Files.write(
                folder.resolve("site.p12"), Written.pkcs12(PASSWORD, keys.getPrivate(), DeskRoot.chain(keys, HOST)));
        var word = Files.writeString(folder.resolve("word"), PASSWORD + "\n");
        var done = new DeskShell(port, "hanna", users.password("hanna"))
                .showing(Codes.unused(users.secret("hanna")))
                .run(
                        "certificate",
                        "install",
                        begun.path("certificate").asText(),
                        file.toString(),
                        "--password-file",
                        word.toString());
        assertThat(done.out()).as(done.err()).contains("Done: Certificate in use.");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(box.server("prod1").root().resolve("etc/gaas/tls/hasselt/current/key.pem")));
    }

    /** Each line of its text, as a part of it is enough. */
    private void add(String what, PrivateKey key) {
        var lines = Written.pem(key)
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .toList();
        for (var line : lines) secrets.add(what + ", line " + lines.indexOf(line), line);
    }

    private Map<String, String> exports() {
        var aya = desk.as("aya");
        return Map.of(
                "certificates", aya.get("/api/certificates").body(),
                "costs", desk.as("fien").get("/api/costs").body(),
                "the trail", aya.get("/api/audit/entries").body(),
                "the trail's CSV", aya.get("/api/audit/export", "text/csv").body(),
                "processes",
                        desk.as("mark")
                                .get("/api/processes?businessKey=hasselt")
                                .body(),
                "history",
                        desk.as("mark")
                                .get("/engine-rest/history/variable-instance")
                                .body());
    }

    /** In the desk's home keys of certificates stand where the web server has them, and nowhere else. */
    private List<String> inFiles() throws IOException {
        var kept = box.server("prod1").root().resolve("etc/gaas/tls");
        var found = new ArrayList<String>();
        try (var files = Files.walk(box.home().folder())) {
            for (var file : files.filter(Files::isRegularFile).toList())
                if (!file.startsWith(kept)
                        && !file.startsWith(box.home().programs())
                        && !file.startsWith(box.home().database()))
                    found.addAll(secrets.foundIn(file.toString(), Files.readString(file, ISO_8859_1)));
        }
        return found;
    }
}
