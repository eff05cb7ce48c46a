package org.gaas.certificates.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.certificates.ChallengeAnswer;
import org.gaas.certificates.Holder;
import org.gaas.certificates.IssuedChains;
import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;
import org.gaas.remote.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@FleetTest
@DisplayName("Answers for authorities on a Debian server")
class ChallengeTest {
    private static final String PATH = "/.well-known/acme-challenge/";
    private static final String PRINT = "k".repeat(43);
    private static final ChallengeAnswer ONE = new ChallengeAnswer("one-" + "A".repeat(18), PRINT);
    private static final ChallengeAnswer TWO = new ChallengeAnswer("two_" + "b".repeat(39), PRINT);

    private final TestFleet fleet;
    private final InstallationId id = new InstallationId("tls-asked");
    private final NginxCertificates server = new NginxCertificates();
    private PublishedSite site;

    ChallengeTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void installation() {
        site = new PublishedSite(fleet, id.value());
    }

    @AfterEach
    void nothingIsLeft() {
        site.remove();
        assertThat(site.root("find /var/lib/gaas-challenges -type f -o -name '@'"))
                .isEmpty();
    }

    @Test
    @DisplayName("are given for a name that has a site, for one that has none yet, and for the shared host")
    void given() {
        var shared = fleet.sites(PublishedSite.SERVER);
        var certificate = new IssuedChains().of("asked.example.org");
        site.asked("certificate", "put", certificate.pem() + certificate.key().reveal())
                .expect("a certificate");
        site.publish("asked.example.org");
        converge(server.answering(Holder.of(id), List.of(ONE, TWO)));
        for (var name : List.of("asked.example.org", "not-yet.example.org", shared))
            for (var answer : List.of(ONE, TWO))
                assertThat(site.get(name, PATH + answer.token()))
                        .startsWith("HTTP/1.1 200 OK")
                        .contains("Content-Type: text/plain")
                        .endsWith("\n\n" + answer);
        assertThat(site.get("asked.example.org", PATH + "x".repeat(22))).startsWith("HTTP/1.1 404");
        converge(server.silent(Holder.of(id)));
        assertThat(site.get("asked.example.org", PATH + ONE.token())).startsWith("HTTP/1.1 404");
    }

    @Test
    @DisplayName("all else is as it was: HTTP leads to HTTPS, and names that nobody has get no answer")
    void others() {
        converge(server.answering(Holder.of(id), List.of(ONE)));
        for (var path : List.of("/", PATH, PATH + "short", PATH + "../../x", PATH + ONE.token() + "/x", "/a?b=c")) {
            assertThat(site.get(fleet.sites(PublishedSite.SERVER), path)).startsWith("HTTP/1.1 301 ");
            assertThat(site.get("not-yet.example.org", path)).isEmpty();
        }
    }

    @Test
    @DisplayName("are exactly the wished ones, before there is anything else of the installation")
    void exactly() {
        site.remove();
        converge(server.answering(Holder.of(id), List.of(ONE)));
        assertThat(check(server.answering(Holder.of(id), List.of(ONE)))).isEmpty();
        assertThat(check(server.answering(Holder.of(id), List.of(ONE, TWO))))
                .contains("there is no answer to " + TWO.token());
        converge(server.answering(Holder.of(id), List.of(TWO)));
        assertThat(site.get("a.example.org", PATH + ONE.token())).startsWith("HTTP/1.1 404");
        assertThat(check(server.answering(Holder.of(id), List.of(ONE))))
                .contains("there is no answer to " + ONE.token());
        site.root("cp /var/lib/gaas-challenges/of/@/" + TWO.token() + " /var/lib/gaas-challenges/of/@/" + ONE.token());
        assertThat(check(server.answering(Holder.of(id), List.of(TWO))))
                .contains("there is an answer to " + ONE.token());
        assertThat(check(server.silent(Holder.of(id)))).contains("there is /var/lib/gaas-challenges/of/tls-asked");
        converge(server.silent(Holder.of(id)));
        assertThat(check(server.silent(Holder.of(id)))).isEmpty();
    }

    @Test
    @DisplayName("killed at any point and called again, they end as if called once")
    void killed() {
        for (int n = 1; n <= 12; n++) {
            var wish = n % 2 == 0 ? ONE : TWO;
            site.root("timeout -s KILL 0.0" + String.format("%02d", n * 5)
                    + " /usr/lib/gaas/challenge put @ <<'END' || true\nanswer=" + wish + "\nEND\n");
            converge(server.answering(Holder.of(id), List.of(wish)));
            assertThat(site.get("a.example.org", PATH + wish.token())).endsWith("\n\n" + wish);
        }
    }

    @Test
    @DisplayName("what an order left that was broken off goes after a week")
    void old() {
        site.asked("challenge", "put", "tls-other", "answer=" + ONE + "\n").expect("an answer");
        site.root("touch -d '8 days ago' /var/lib/gaas-challenges/of/tls-other/*");
        converge(server.answering(Holder.of(id), List.of(TWO)));
        assertThat(site.get("a.example.org", PATH + ONE.token())).startsWith("HTTP/1.1 404");
        assertThat(site.get("a.example.org", PATH + TWO.token())).startsWith("HTTP/1.1 200");
        assertThat(site.root("ls /var/lib/gaas-challenges/of")).isEqualTo("tls-asked\n");
    }

    @Test
    @DisplayName("what is no token, or no more than one, is refused")
    void refused() {
        var wrong = new ArrayList<String>();
        Stream.of(
                        "",
                        "x.y",
                        "../" + "a".repeat(22) + "." + PRINT,
                        "a/b" + "a".repeat(22) + "." + PRINT,
                        "a".repeat(22),
                        "a".repeat(22) + ".",
                        "a".repeat(22) + "." + PRINT + "k",
                        "a".repeat(22) + "." + PRINT + ".k",
                        "a".repeat(22) + "." + PRINT.substring(1) + "<",
                        "." + "a".repeat(22) + "." + PRINT,
                        "a".repeat(129) + "." + PRINT,
                        "a".repeat(21) + "." + PRINT,
                        "a".repeat(22) + " ." + PRINT)
                .forEach(answer -> {
                    var said = site.asked("challenge", "put", "answer=" + answer + "\n");
                    if (said.exit() != 2 || !said.err().startsWith("challenge: ")) wrong.add(answer + ": " + said);
                });
        for (var name : List.of("../x", "A", "-a", "a b", "", "a-", ".other", ".shared/x"))
            if (site.asked("challenge", "put", name, "answer=" + ONE + "\n").exit() != 2) wrong.add(name);
        var many = new StringBuilder();
        for (int n = 100; n <= 200; n++)
            many.append("answer=")
                    .append("a".repeat(22))
                    .append(n)
                    .append('.')
                    .append(PRINT)
                    .append('\n');
        if (site.asked("challenge", "put", many.toString()).exit() != 2) wrong.add("101 answers");
        assertThat(wrong).isEmpty();
        assertThat(site.root("find /var/lib/gaas-challenges -type f 2>/dev/null; true"))
                .isEmpty();
    }

    private void converge(List<Desired> wishes) {
        site.host
                .converge(Lock.installation(id.value(), System.nanoTime()), wishes)
                .orThrow();
    }

    private String check(List<Desired> wishes) {
        return site.host.check(wishes).lines().get(0).reason();
    }
}
