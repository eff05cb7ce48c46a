package org.gaas.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.gaas.FleetWithAuthority;
import org.gaas.MovableClock;
import org.gaas.TestFleet;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.TestCa;
import org.gaas.certificates.Written;
import org.gaas.certificates.nginx.PublishedSite;
import org.gaas.cli.DeskShell;
import org.gaas.engine.Fences;
import org.gaas.fleet.EnvironmentName;
import org.gaas.fleet.ServerName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationId;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.Part;
import org.gaas.installations.ProjectName;
import org.gaas.people.DemoUsers;
import org.gaas.people.RestClient;
import org.gaas.people.factor.Codes;
import org.gaas.sites.OwnNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three ways to a certificate and the way back, on a real server; openssl looks from outside. */
@EnabledIf(
        value = "org.gaas.browser.Chromium#present",
        disabledReason = "There is no /usr/bin/chromium with /usr/bin/chromedriver: apt-get install chromium-driver")
@DisplayName("Certificates on a real server")
class CertificatesOnFleetTest extends FleetWithAuthority {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path TOLD = Path.of("target/certificates/fleet.txt");
    private static final By COMPLETE = By.xpath("//button[normalize-space()='Complete']");

    private final TestFleet fleet;
    private final MovableClock clock;
    private final Installations installations;
    private final OwnNames names;
    private final Fences fences;
    private final int port;
    private PublishedSite site;
    private String host;

    CertificatesOnFleetTest(
            TestFleet fleet,
            @Autowired MovableClock clock,
            @Autowired Installations installations,
            @Autowired OwnNames names,
            @Autowired Fences fences,
            @LocalServerPort int port) {
        this.fleet = fleet;
        this.clock = clock;
        this.installations = installations;
        this.names = names;
        this.fences = fences;
        this.port = port;
    }

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(TOLD.getParent());
        Files.writeString(TOLD, "Certificates on a real server, seen by openssl s_client from outside\n");
    }

    @AfterEach
    void clear(@Autowired JdbcClient database) {
        clock.setRight();
        RestClient.forgetProofs();
        // codes that were shown days later: those of today would be older
        database.sql("update second_factor set last_step = 0").update();
        if (site != null) site.remove();
    }

    @Test
    @DisplayName("one is issued by an authority that rejects nonces (Pebble), renewed, and nobody is asked")
    void issued() throws Exception {
        published("edam");
        tell("issued by Pebble, which rejects 30 % of nonces; before:");
        seen();
        var first = begin("{\"way\": \"acme\", \"installation\": \"edam\"}");
        assertThat(over(first)).isEqualTo("Certificate in use");
        var one = seen();
        assertThat(one).contains("issuer=CN = Pebble Intermediate CA", "Verify return code: 0 (ok)");

        var certificate = first.path("certificate").asText();
        var again = read(hanna().post("/api/certificates/" + certificate + "/renewal", "{}")
                .body());
        assertThat(over(again)).isEqualTo("Certificate in use");
        tell("renewed:");
        assertThat(seen()).contains("Verify return code: 0 (ok)").isNotEqualTo(one);
        assertThat(authority().log()).contains("nonce");

        var two = look();
        var revoked = read(hanna().post(
                        "/api/certificates/" + certificate + "/revocation",
                        "{\"reason\": \"key-compromise\", \"then\": \"replace\"}")
                .body());
        assertThat(over(revoked)).isEqualTo("Replacement begun");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        read(hanna().get("/api/certificates/" + certificate).body())
                                .path("state")
                                .asText())
                .isEqualTo("installed"));
        tell("revoked at Pebble, and replaced:");
        assertThat(seen()).contains("Verify return code: 0 (ok)").isNotEqualTo(two);
    }

    @Test
    @DisplayName("the name that the sites of a server share is issued too, and the server's own")
    void shared() throws Exception {
        host = fleet.sites(PublishedSite.SERVER);
        tell("\n== " + host + ", the host that sites share; before:");
        var before = seen();
        try {
            var process = begin("{\"way\": \"acme\", \"server\": \"" + PublishedSite.SERVER + "\"}");
            assertThat(over(process)).isEqualTo("Certificate in use");
            tell("issued by Pebble:");
            assertThat(seen()).contains("issuer=CN = Pebble Intermediate CA", "Verify return code: 0 (ok)");
        } finally {
            fleet.asRoot(PublishedSite.SERVER, "/usr/lib/gaas/certificate remove .shared");
        }
        assertThat(look()).isNotEqualTo(before).contains("self-signed");
    }

    @Test
    @DisplayName("one that nobody registered, and that nginx shows to visitors, is found on the command line")
    void found() throws Exception {
        host = "foreign.example.org";
        fleet.asRoot(
                PublishedSite.SERVER,
                "cd /etc/nginx && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9"
                        + " -subj /CN=foreign -addext subjectAltName=DNS:" + host
                        + " -keyout foreign.key -out foreign.pem 2>&1"
                        + " && printf 'server {\\n  listen 443 ssl;\\n  server_name " + host + ";\\n"
                        + "  ssl_certificate foreign.pem;\\n  ssl_certificate_key foreign.key;\\n}\\n'"
                        + " >conf.d/foreign.conf && nginx -s reload");
        try {
            tell("\n== " + host + ", by somebody who did not ask the desk:");
            await().atMost(PATIENCE).until(() -> look().contains("foreign"));
            seen();
            var said = new DeskShell(port, "hanna", DemoUsers.PASSWORD).run("certificates", "--found");
            tell("$ gaas certificates --found\n" + said.out());
            assertThat(said.code()).as("something was found").isEqualTo(1);
            assertThat(said.out())
                    .contains("Nobody registered a certificate in /etc/nginx/foreign.pem: for " + host)
                    .contains("until " + LocalDate.now(ZoneOffset.UTC).plusDays(9));
        } finally {
            fleet.asRoot(
                    PublishedSite.SERVER,
                    "cd /etc/nginx && rm foreign.key foreign.pem conf.d/foreign.conf && nginx -s reload");
        }
        assertThat(new DeskShell(port, "hanna", DemoUsers.PASSWORD)
                        .run("certificates", "--found")
                        .out())
                .doesNotContain("foreign");
    }

    @Test
    @DisplayName("one is bought: its request copied in Tasklist, its chain handed over there three days later")
    void bought() throws Exception {
        published("hoorn");
        assertThat(new DeskShell(port, "fien", DemoUsers.PASSWORD)
                        .run("certificate", "ceiling", "hoorn", "150")
                        .out())
                .isEqualTo("certificates for hoorn: up to EUR 150.00 nobody is asked\n");
        var order = begin("{\"way\": \"ordered\", \"installation\": \"hoorn\"}");
        String request;
        try (var chromium =
                new Chromium(port).signIn("hanna", DemoUsers.PASSWORD).show(Codes.unused(DemoUsers.secret("hanna")))) {
            claim(chromium, "Order certificate · " + host);
            var text = chromium.see(By.className("fjs-form")).getText();
            request = text.substring(
                    text.indexOf("-----BEGIN"), text.indexOf("REQUEST-----", text.indexOf("-----END")) + 12);
            chromium.type(field("Supplier"), "Zeker BV");
            chromium.type(field("Order number"), "2026/0815");
            chromium.type(field("Price"), "129.00");
            complete(chromium);
        }
        clock.jump(Duration.ofDays(3));
        tell("bought at Zeker BV for 129.00; three days later:");
        var key = new JcaPKCS10CertificationRequest(
                        Base64.getMimeDecoder().decode(request.replaceAll("-----[A-Z ]+-----", "")))
                .getPublicKey();
        var chain = Files.writeString(
                files().resolve("hoorn.pem"), Written.pem((Object[]) DeskRoot.chain(new KeyPair(key, null), host)));
        try (var chromium = new Chromium(port)
                .signIn("olga", DemoUsers.PASSWORD)
                .show(Codes.of(DemoUsers.secret("olga"), clock.instant()))) {
            claim(chromium, "Hand over certificate · " + host);
            chromium.choose(By.id("certificateFiles"), List.of(chain));
            chromium.click(By.id("handOver"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            chromium.see(By.id("certificateFindings")).getText())
                    .startsWith("It is kept, and good for installing"));
            complete(chromium);
        }
        assertThat(over(order)).isEqualTo("Certificate in use");
        assertThat(seen()).contains("issuer=CN = Trust of Tests", "Verify return code: 0 (ok)");
        var costs = RestClient.as("fien", port).get("/api/costs").body();
        assertThat(costs).contains("2026/0815", "129.00");
        tell("GET /api/costs: " + costs);
    }

    @Test
    @DisplayName("one is brought as PKCS#12; renewed, what visitors don't see makes room for the one before")
    void brought() throws Exception {
        published("medemblik");
        var order = begin("{\"way\": \"brought\", \"installation\": \"medemblik\"}");
        handOver(order, host);
        assertThat(over(order)).isEqualTo("Certificate in use");
        tell("brought as PKCS#12 with a password:");
        var before = seen();
        assertThat(before).contains("issuer=CN = Trust of Tests", "Verify return code: 0 (ok)");

        tell("somebody configures the name a second time, so that visitors don't get what the desk installs;");
        fleet.asRoot(PublishedSite.SERVER, """
                mkdir -p /root/kept && cp /etc/gaas/tls/medemblik/current/*.pem /root/kept/
                cat >/etc/nginx/conf.d/another.conf <<END
                server { listen ADDRESS:443 ssl; server_name HOST;
                    ssl_certificate /root/kept/chain.pem; ssl_certificate_key /root/kept/key.pem; }
                END
                nginx -t -q && nginx -s reload""".replace("ADDRESS", fleet.address(PublishedSite.SERVER))
                .replace("HOST", host));
        var certificate = order.path("certificate").asText();
        var renewal = read(hanna().post("/api/certificates/" + certificate + "/renewal", "{}")
                .body());
        handOver(renewal, host);
        var task = waiting(renewal, "Mend certificate");
        tell("the renewal fails: " + task);
        fleet.asRoot(PublishedSite.SERVER, "rm /etc/nginx/conf.d/another.conf && nginx -t -q && nginx -s reload");
        tell("the name is configured once again; what is in use is the one before:");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(look()).isEqualTo(before));
        seen();
        answer(renewal, Map.of("certificateMending", "again", "noTime", true));
        assertThat(over(renewal)).isEqualTo("Certificate in use");
        tell("mended, and tried again:");
        assertThat(seen()).contains("Verify return code: 0 (ok)").isNotEqualTo(before);
    }

    /** Somebody's own certificate until the desk has one; a name of its own leads to it. */
    private void published(String project) throws Exception {
        host = "www." + project + ".example.org";
        var wanted = installations.request(new InstallationRequest(
                new ProjectName(project),
                new EnvironmentName("production"),
                Optional.empty(),
                Optional.of(new CustomerName("Hospital of " + project)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hanna",
                project));
        installations.place(new InstallationId(project), Part.WEB, new ServerName(PublishedSite.SERVER));
        names.give(wanted, List.of(host));
        site = new PublishedSite(fleet, project, fences.next());
        site.root("cd $(mktemp -d) && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
                + " -subj /CN=self-signed -addext subjectAltName=DNS:" + host + " -keyout key -out chain 2>&1"
                + " && cat chain key | /usr/lib/gaas/certificate put @ && rm -r $PWD");
        site.publish(host);
        tell("\n== " + host);
    }

    private JsonNode begin(String wanted) throws IOException {
        var answer = hanna().post("/api/certificates", wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body());
    }

    private String over(JsonNode begun) throws IOException {
        var process = "/api/processes/" + begun.path("process").asText();
        await().atMost(PATIENCE).until(() -> !read(hanna().get(process).body())
                .path("state")
                .asText()
                .matches("running|waiting"));
        var seen = read(hanna().get(process).body());
        assertThat(seen.path("state").asText()).as(seen.toPrettyString()).isEqualTo("done");
        return seen.path("outcome").asText();
    }

    /** By the command line; the password is in a file. */
    private void handOver(JsonNode begun, String name) throws IOException {
        waiting(begun, "Hand over certificate");
        var keys = TestCa.elliptic("secp256r1");
        var store = Files.write(
                files().resolve("site.p12"),
                Written.pkcs12("Open sesame", keys.getPrivate(), DeskRoot.chain(keys, name)));
        var word = Files.writeString(files().resolve("word"), "Open sesame\n");
        var said = new DeskShell(port, "hanna", DemoUsers.PASSWORD)
                .showing(hanna().proven())
                .run(
                        "--no-wait",
                        "certificate",
                        "install",
                        begun.path("certificate").asText(),
                        store.toString(),
                        "--password-file",
                        word.toString());
        tell("$ gaas certificate install ... site.p12 --password-file word\n" + said.out());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private String waiting(JsonNode begun, String name) throws IOException {
        await().atMost(PATIENCE).until(() -> task(begun).path("name").asText().startsWith(name));
        var steps = read(hanna().get("/api/processes/" + begun.path("process").asText())
                        .body())
                .path("steps");
        var said = new StringBuilder(task(begun).path("name").asText());
        for (var step : steps)
            if (step.hasNonNull("message"))
                said.append(": ").append(step.path("message").asText());
        return said.toString();
    }

    private JsonNode task(JsonNode begun) throws IOException {
        return read(hanna().get("/api/processes/" + begun.path("process").asText())
                        .body())
                .path("tasks")
                .path(0);
    }

    private void answer(JsonNode begun, Map<String, Object> answers) throws IOException {
        var task = "/engine-rest/task/" + task(begun).path("id").asText();
        assertThat(hanna().post(task + "/claim", "{\"userId\": \"hanna\"}").statusCode())
                .isEqualTo(204);
        var variables = JSON.createObjectNode();
        answers.forEach((name, value) -> variables.putObject(name).putPOJO("value", value));
        var answer = hanna().post(task + "/submit-form", JSON.writeValueAsString(Map.of("variables", variables)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static void claim(Chromium chromium, String task) {
        chromium.open("/camunda/app/tasklist/");
        chromium.click(By.partialLinkText(task));
        chromium.click(By.cssSelector("button.claim"));
        chromium.see(By.cssSelector("button.unclaim"));
    }

    private static void complete(Chromium chromium) {
        chromium.click(COMPLETE);
        chromium.gone(COMPLETE);
    }

    private static By field(String label) {
        return By.xpath("//label[starts-with(normalize-space(), '" + label + "')]/..//input");
    }

    private RestClient hanna() {
        return RestClient.as("hanna", port);
    }

    /** What a visitor gets who asks for this name, written down. */
    private String seen() throws IOException {
        var seen = look();
        tell("$ openssl s_client -connect " + fleet.address(PublishedSite.SERVER) + ":443 -servername " + host
                + " -verify_hostname " + host + " -CAfile roots.pem\n" + seen);
        return seen;
    }

    private String look() {
        return fleet.outside(
                "openssl s_client -connect " + fleet.address(PublishedSite.SERVER) + ":443 -servername "
                        + host + " -verify_hostname " + host + " -CAfile " + files().resolve("roots.pem")
                        + " </dev/null 2>/dev/null >said; sed -n 's/^ *\\(Verif.*\\|Peer signature.*\\)/\\1/p' said | sort -u;"
                        + " openssl x509 -in said -noout -subject -issuer -dates -fingerprint -sha256 -ext subjectAltName; rm said");
    }

    private static void tell(String text) throws IOException {
        Files.writeString(TOLD, text.strip() + "\n", StandardOpenOption.APPEND);
    }

    private static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }
}
