package org.gaas.certificates.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.IssuedChains;
import org.gaas.certificates.KeyedChain;
import org.gaas.certificates.tls.Handshakes;
import org.gaas.remote.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What somebody would try who took over the desk, and what a desk that errs would: the server believes nothing. */
@FleetTest
@DisplayName("Certificates that a server refuses")
class BadCertificatesTest {
    private static final String NAME = "bad.example.org";
    private static final IssuedChains CHAINS = new IssuedChains();

    private final TestFleet fleet;
    private final KeyedChain right = CHAINS.of(NAME);
    private PublishedSite site;

    BadCertificatesTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void installation() {
        site = new PublishedSite(fleet, "tls-bad");
        site.asked("certificate", "put", text(right)).expect("a certificate");
        site.publish(NAME);
    }

    @AfterEach
    void nothingIsLeft() {
        site.remove();
    }

    private Map<String, String> bad() {
        var other = CHAINS.of(NAME);
        var text = text(right);
        var key = right.key().reveal();
        var first = right.pem().substring(0, right.pem().indexOf("-----BEGIN", 1));
        var second = right.pem().substring(first.length());
        var bad = new LinkedHashMap<String, String>();
        bad.put("another's key", right.pem() + other.key().reveal());
        bad.put("another chain's key and a chain", other.pem() + key);
        bad.put("expired", text(CHAINS.with(256, IssuedChains.days(-5), IssuedChains.days(-1), NAME)));
        bad.put("not yet valid", text(CHAINS.with(256, IssuedChains.days(1), IssuedChains.days(5), NAME)));
        bad.put("RSA of 1024 bits", text(CHAINS.with(1024, IssuedChains.days(-1), IssuedChains.days(1), NAME)));
        bad.put("P-521", text(CHAINS.with(521, IssuedChains.days(-1), IssuedChains.days(1), NAME)));
        bad.put("without a name", text(CHAINS.of()));
        bad.put("a chain in the wrong order", second + first + key);
        bad.put(
                "a chain with somebody else's signer",
                first + new IssuedChains().of("x").pem() + key);
        bad.put("twelve certificates", first + second.repeat(11) + key);
        bad.put("two keys", text + key);
        bad.put("the key first", key + right.pem());
        bad.put("no key", right.pem());
        bad.put("no chain", key);
        bad.put("nothing", "");
        bad.put("cut off", text.substring(0, text.length() - 40));
        bad.put("ends of lines of DOS", text.replace("\n", "\r\n"));
        bad.put("something before it", "\ufeff" + text);
        bad.put("something after it", text + "ssl_verify_client on;\n");
        bad.put("something in between", right.pem() + "\n" + key);
        bad.put("a page", "<html>" + text + "</html>\n");
        bad.put("70 kB", text + "\n".repeat(70_000));
        bad.put("no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + key);
        bad.put("a word for the key", key(right.pem(), "AAAA"));
        bad.put("a key of another kind", text.replace("PRIVATE KEY", "EC PRIVATE KEY"));
        bad.put("a key with a passphrase", text.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
        return bad;
    }

    @Test
    @DisplayName("each is refused in a sentence that shows nothing of the key, and nothing is changed")
    void refused() {
        var before = state();
        var wrong = new ArrayList<String>();
        bad().forEach((what, text) -> {
            var said = site.asked("certificate", "put", text);
            if (said.exit() != 2
                    || !said.err().startsWith("certificate: ")
                    || said.err().lines().count() != 1
                    || !said.out().isEmpty()
                    || right.key()
                            .reveal()
                            .lines()
                            .anyMatch(line -> line.length() > 20 && said.err().contains(line)))
                wrong.add(what + ": " + said);
        });
        assertThat(wrong).isEmpty();
        assertThat(state()).isEqualTo(before);
        var shown = Handshakes.make().with(NAME, site.front());
        assertThat(shown.shows(right.fingerprint())).isTrue();
    }

    @Test
    @DisplayName("words that are no words of it are refused")
    void words() {
        var wish = "chain=" + right.fingerprint() + "\n";
        var before = state();
        var wrong = new ArrayList<String>();
        for (var name : List.of("../tls-bad", "a/b", "A", "-a", "a b", "a;b", "a-", "", ".", "..", ".shared/x", "*"))
            for (var word : List.of("put", "check", "back", "left", "show", "remove", "gone"))
                if (site.asked("certificate", word, name, wish).exit() != 2) wrong.add(word + " " + name);
        for (var text :
                List.of("", "chain=\n", "chain=x\n", wish.toUpperCase(), wish + wish, wish + "x=y\n", wish.strip()))
            for (var word : List.of("check", "back", "left"))
                if (site.asked("certificate", word, text).exit() != 2) wrong.add(word + " " + text);
        for (var name : List.of("no-such", "root", "gaas", "nobody"))
            if (site.asked("certificate", "put", name, text(right)).exit() != 2) wrong.add("put " + name);
        if (site.asked("certificate", "burn", wish).exit() != 2) wrong.add("burn");
        assertThat(wrong).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @DisplayName("what nginx does not take is not put in place, and what somebody broke by hand is told")
    void broken() {
        site.root("printf 'rubbish;\\n' > /etc/nginx/conf.d/hand.conf");
        try {
            var before = state();
            var said = site.asked("certificate", "put", text(CHAINS.of(NAME)));
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("is broken already, nothing was changed", "/etc/nginx/conf.d/hand.conf:1");
            assertThat(state()).isEqualTo(before);
            assertThat(site.host
                            .run(Command.of("sudo", "-n", "/usr/lib/gaas/certificate", "show"))
                            .err())
                    .contains("the configuration of nginx is broken", "/etc/nginx/conf.d/hand.conf:1");
        } finally {
            site.root("rm /etc/nginx/conf.d/hand.conf");
        }
    }

    @Test
    @DisplayName("nobody but root reads a key, or lays one by hand")
    void keys() {
        assertThat(site.root("find /etc/gaas/tls -type d ! -perm 700; find /etc/gaas/tls -name key.pem ! -perm 600"))
                .isEmpty();
        for (var who : List.of("gaas", "tls-bad", "www-data"))
            assertThat(site.root("runuser -u " + who + " -- sh -c 'cat /etc/gaas/tls/tls-bad/current/key.pem;"
                            + " echo x >/etc/gaas/tls/tls-bad/x' 2>&1 || true"))
                    .contains("Permission denied")
                    .doesNotContain("BEGIN");
    }

    @Test
    @DisplayName("the desk's prints are the server's")
    void prints() {
        assertThat(site.root("ls /etc/gaas/tls/@ | grep -v current")).isEqualTo(Fingerprint.of(right.chain()) + "\n");
    }

    private String state() {
        return site.root(
                "cd /etc; find gaas/tls nginx -type f -exec sha256sum {} + | sort; find gaas/tls -type l -printf"
                        + " '%p %l\\n' | sort; ls -A /run/gaas; pgrep -fx 'nginx: worker process'");
    }

    private static String key(String chain, String key) {
        return chain + "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    }

    private static String text(KeyedChain certificate) {
        return certificate.pem() + certificate.key().reveal();
    }
}
