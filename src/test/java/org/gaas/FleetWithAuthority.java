package org.gaas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gaas.TestFleet.ACCEPTANCE;
import static org.gaas.TestFleet.PRODUCTION;
import static org.gaas.TestFleet.TRIAL;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaas.certificates.DeskRoot;
import org.gaas.certificates.acme.Pebble;
import org.gaas.life.KilledOnce;
import org.gaas.people.DemoUsers;
import org.gaas.production.TestPrices;
import org.gaas.tasks.mail.Received;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * A test against the whole desk with a fleet of real servers, an authority that issues certificates (Pebble), its name
 * server, and a list of prices. All tests of this kind share one desk: take names of your own.
 */
@FleetTest
@Tag("certificates")
@ExtendWith(Pebble.Given.class)
@SpringBootTest(
        classes = Desk.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gaas.test.home=temporary",
            "gaas.test.fleet=real",
            "spring.datasource.url=jdbc:h2:mem:certificates;DB_CLOSE_DELAY=-1",
            "gaas.retries=PT0.2S,PT0.2S",
            "gaas.certificates.authority-pause=PT0.2S",
            "camunda.bpm.job-execution.wait-time-in-millis=200"
        })
@Import({DemoUsers.class, MovableClock.class, KilledOnce.class})
public abstract class FleetWithAuthority {
    /** Names of hosts that lead to the server of production, for those who look from outside. */
    protected static final List<String> HOSTS = List.of(
            "capri.example.test",
            "www.capri.example.test",
            "new.capri.example.test",
            "ischia.example.test",
            "cicero.example.test",
            "sorrento.example.test");

    private static final String DESK = "https://desk.hosting.example";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(DESK) + "(/answer/[A-Za-z0-9_-]+)");
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static Path files;
    private static Pebble pebble;

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry registry) throws IOException {
        var fleet = TestFleet.shared();
        files = Files.createTempDirectory("gaas-authority");
        pebble = new Pebble(fleet.address(PRODUCTION), 80, false);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pebble.close();
            POST.stop();
            FileSystemUtils.deleteRecursively(files.toFile());
        }));
        pebble.properties().forEach((name, value) -> registry.add(name, () -> value));
        var roots = DeskRoot.in(files);
        Files.writeString(roots, Files.readString(roots) + pebble.root());
        registry.add("gaas.certificates.roots", roots::toString);
        var trusted = Files.readString(fleet.authorities()) + Files.readString(roots);
        var all = Files.writeString(files.resolve("trusted.pem"), trusted);
        registry.add("gaas.sites.trusted-roots", all::toString);
        var shared = Stream.of(PRODUCTION, ACCEPTANCE, TRIAL)
                .map(server -> fleet.sites(server) + "=" + fleet.address(server));
        var hosts = HOSTS.stream().map(host -> host + "=" + fleet.address(PRODUCTION));
        var addresses = Stream.concat(shared, hosts).collect(Collectors.joining(","));
        registry.add("gaas.sites.addresses", () -> addresses);
        registry.add("gaas.sites.dns.servers", pebble::nameServer);
        TestPrices.settings().forEach((name, value) -> registry.add(name, () -> value));
        // from where developers reach patients' data: the network of this machine with its fleet
        var network = fleet.address(PRODUCTION).replaceAll("\\d+$", "0/24");
        var policy = new ClassPathResource("fleet/policy.yaml")
                .getContentAsString(UTF_8)
                .replace(
                        "restricted: true, decided: true, from: []",
                        "restricted: true, decided: true, page: true, from: [" + network + "]")
                .replace(
                        "rights: write, restricted: true, from: []",
                        "rights: write, restricted: true, from: [" + network + "]");
        var own = Files.writeString(files.resolve("policy.yaml"), policy);
        registry.add("gaas.policy", own::toString);
        POST.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> POST.getSmtp().getPort());
        registry.add("spring.mail.properties.mail.smtp.starttls.required", () -> "false");
        registry.add("spring.mail.properties.mail.smtp.starttls.enable", () -> "false");
        registry.add("gaas.mail.from", () -> "desk@hosting.example");
        registry.add("gaas.mail.desk", () -> DESK);
        registry.add("gaas.mail.every", () -> "PT0.2S");
    }

    /** The path of the link in the letter that came for a task of this subject; it comes once. */
    protected static String linkTo(String address, String subject) {
        var link = new AtomicReference<String>();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            var subjects = new ArrayList<String>();
            for (var letter : POST.getReceivedMessages()) {
                if (!letter.getAllRecipients()[0].toString().contains(address)) continue;
                subjects.add(letter.getSubject());
                var found = LINK.matcher(Received.of(letter).plain());
                if (letter.getSubject().contains(subject) && found.find()) link.set(found.group(1));
            }
            assertThat(link.get())
                    .as(subject + " is none of the letters: " + subjects)
                    .isNotNull();
        });
        return link.get();
    }

    /** The authority, and the name server that it asks. */
    protected static Pebble authority() {
        return pebble;
    }

    /** A folder with roots.pem, where certificates end, and room for a test's own. */
    protected static Path files() {
        return files;
    }
}
