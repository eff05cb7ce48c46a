package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.gaas.FleetTest;
import org.gaas.TestFleet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@FleetTest
@DisplayName("Sites on a Debian server")
class NginxSitesTest {
    private final TestFleet fleet;
    private InstalledPhp site;
    private SiteVisitor visitor;

    NginxSitesTest(TestFleet fleet) {
        this.fleet = fleet;
    }

    @BeforeEach
    void published() {
        visitor = new SiteVisitor(fleet.access(InstalledPhp.SERVER).host());
        site = InstalledPhp.named("site-test", fleet);
        site.put().expect("a site");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        site.remove();
        visitor.close();
        assertThat(site.root("find /etc/nginx /etc/gaas /etc/cron.d /etc/logrotate.d /run/gaas /var/lib/php/gaas"
                        + " /var/log/gaas -name '*site-test*'"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'', entry of site-test: testing",
        "some/where, entry of site-test: testing",
        "index.php/more, entry of site-test: testing",
        "sub, entry of site-test: testing",
        "a%3Fb, entry of site-test: testing",
        "sub/, sub of site-test",
        "other.php, other of site-test",
        "page/, <p>page</p>",
        "a.css, a {}"
    })
    @DisplayName("below a path: files, folders, scripts, and the entry for all else")
    void answers(String path, String body) throws IOException {
        assertThat(visitor.get(site.url() + path))
                .extracting(SiteVisitor.Seen::status, seen -> seen.body().strip())
                .containsExactly(200, body);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                ".env",
                ".git",
                "x.php.bak",
                "x.PHP",
                "x.phtml",
                "x.inc",
                "x.php~",
                "%2eenv",
                "sub/%2e%2e/.env",
                "a%0Ab.php",
                "x%5Cy",
                "..%5C..%5Cetc/passwd"
            })
    @DisplayName("no source is shown, and nothing that begins with a dot")
    void hidden(String path) throws IOException {
        assertThat(visitor.get(site.url() + path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a script knows the path that it lies below, and its release")
    void variables() throws IOException {
        var told = visitor.get(site.url() + "some/where?do=server&x=1").body().replace("\\/", "/");
        assertThat(told)
                .contains(
                        "\"SCRIPT_NAME\":\"/site-test/index.php\"",
                        "\"SCRIPT_FILENAME\":\"/srv/gaas/site-test/releases/1/htdocs/index.php\"",
                        "\"DOCUMENT_ROOT\":\"/srv/gaas/site-test/releases/1/htdocs\"",
                        "\"REQUEST_URI\":\"/site-test/some/where?do=server&x=1\"",
                        "\"PATH_INFO\":\"/some/where\"",
                        "\"QUERY_STRING\":\"do=server&x=1\"",
                        "\"HTTPS\":\"on\"",
                        "\"SERVER_NAME\":\"" + InstalledPhp.HOST + "\"",
                        "\"APPLICATION_ENV\":\"testing\"",
                        "\"USER\":\"site-test\"");
    }

    @Test
    @DisplayName("a visitor sets no variable for programs")
    void httpoxy() throws IOException {
        var request = new HttpGet(site.url() + "?do=server");
        request.setHeader("Proxy", "http://evil.example");
        assertThat(visitor.send(request).body()).doesNotContain("evil.example");
    }

    @Test
    @DisplayName("HTTP leads to HTTPS, and HTTPS says that it stays so")
    void redirect() throws IOException {
        var plain = visitor.get("http://" + InstalledPhp.HOST + "/site-test/a?b=c");
        assertThat(plain.status()).isEqualTo(301);
        assertThat(plain.header("Location")).hasValue(site.url() + "a?b=c");
        var answer = visitor.get(site.url());
        assertThat(answer.header("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(answer.header("Server")).hasValue("nginx");
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(visitor.get("https://" + InstalledPhp.HOST + "/site-test").header("Location"))
                .hasValue(site.url());
    }

    @Test
    @DisplayName("names that nobody has get neither certificate nor answer")
    void unknown() throws IOException {
        for (var host : new String[] {
            "unknown.example", fleet.access(InstalledPhp.SERVER).host()
        }) {
            assertThatThrownBy(() -> visitor.get("https://" + host + "/site-test/"))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> visitor.get("http://" + host + "/site-test/"))
                    .isInstanceOf(NoHttpResponseException.class);
        }
        var behind = new HttpGet(site.url());
        behind.setHeader("Host", "unknown.example");
        assertThatThrownBy(() -> visitor.send(behind)).isInstanceOf(NoHttpResponseException.class);
        assertThat(visitor.get("https://" + InstalledPhp.HOST + "/").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("names of its own, with a certificate of its own")
    void ownNames() throws IOException {
        var wish = "host=site.example.org\nhost=www.site.example.org\nweb=htdocs\nruntime=php\nentry=index.php\n"
                + "env.APPLICATION_ENV=production\n";
        assertThat(site.site("put", wish).err()).contains("there is no certificate for site-test yet");
        certificate("site.example.org");
        site.site("put", wish).expect("own names");
        for (var host : new String[] {"site.example.org", "www.site.example.org"}) {
            assertThat(visitor.get("https://" + host + "/x").body()).isEqualTo("entry of site-test: production");
            assertThat(visitor.get("https://" + host + "/?do=server").body())
                    .contains("\"SCRIPT_NAME\":\"\\/index.php\"");
            assertThat(visitor.get("http://" + host + "/x").header("Location")).hasValue("https://" + host + "/x");
        }
        assertThat(visitor.get(site.url()).status()).isEqualTo(404);
        var other = InstalledPhp.named("site-other", fleet);
        assertThat(other.site("put", wish.replace("host=site.example.org\n", ""))
                        .err())
                .contains("www.site.example.org is the name of another installation: site-test");
        other.remove();
    }

    @Test
    @DisplayName("put again, nothing is changed and nothing is reloaded")
    void again() {
        var before = site.root(
                "pgrep -fx 'nginx: worker process' | tr '\\n' ' '; stat -c %Y.%i /etc/gaas/php/site-test.conf");
        site.put().expect("the same");
        site.site("check", site.wish()).expect("it is so");
        assertThat(site.root(
                        "pgrep -fx 'nginx: worker process' | tr '\\n' ' '; stat -c %Y.%i /etc/gaas/php/site-test.conf"))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("what somebody changed by hand is seen, and put right")
    void drift() throws IOException {
        site.root("sed -i s/htdocs/elsewhere/ /etc/nginx/gaas/shared/site-test.conf");
        assertThat(site.site("check", site.wish()).out())
                .isEqualTo("/etc/nginx/gaas/shared/site-test.conf is not as it should be\n");
        site.put().expect("as it was");
        site.site("check", site.wish()).expect("it is so");
        site.root("/usr/lib/gaas/php stop site-test");
        assertThat(site.site("check", site.wish()).out()).isEqualTo("PHP of site-test does not run\n");
        site.put().expect("it runs");
        assertThat(visitor.get(site.url()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("it is not gone while its PHP runs, although somebody removed its files")
    void gone() {
        site.root("rm -r /etc/gaas/php/site-test.conf /etc/nginx/gaas/shared/site-test.conf /var/lib/php/gaas/site-test"
                + " /var/log/gaas/site-test.*");
        assertThat(site.site("gone", "").out()).isEqualTo("PHP of site-test runs\n");
        site.asked("site", "remove", "").expect("removed");
        site.site("gone", "").expect("gone");
    }

    @Test
    @DisplayName("killed at any point and called again, it ends as if called once")
    void killed() throws IOException {
        for (int n = 1; n <= 25; n++) {
            var wish = site.wish().replace("testing", "round" + n);
            site.root("timeout -s KILL 0." + String.format("%03d", n * 20)
                    + " /usr/lib/gaas/site put site-test <<'END' || true\n" + wish + "END\n");
            assertThat(visitor.get(site.url()).status()).isEqualTo(200);
            site.site("put", wish).expect("round " + n);
            site.site("check", wish).expect("round " + n);
            assertThat(visitor.get(site.url()).body()).isEqualTo("entry of site-test: round" + n);
        }
    }

    @Test
    @DisplayName("a configuration that nginx does not take never reaches it")
    void badCandidate() throws IOException {
        certificate("site.example.org");
        site.root("echo rubbish > /etc/gaas/tls/site-test/current/chain.pem");
        var refused = site.site("put", "host=site.example.org\nweb=htdocs\nruntime=static\n");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("nothing was changed", "chain.pem");
        site.site("check", site.wish()).expect("what was there is there");
        assertThat(visitor.get(site.url()).status()).isEqualTo(200);
        site.root("nginx -t -q");
    }

    @Test
    @DisplayName("what somebody broke by hand is told with file and line, and left alone")
    void brokenByHand() throws IOException {
        site.root("printf '# mine\\nrubbish;\\n' > /etc/nginx/conf.d/hand.conf");
        try {
            var refused =
                    site.site("put", site.wish().replace("testing", "broken").replace("web=htdocs", "web=htdocs/sub"));
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("is broken already, nothing was changed", "/etc/nginx/conf.d/hand.conf:2", "rubbish");
            assertThat(visitor.get(site.url()).body()).isEqualTo("entry of site-test: testing");
        } finally {
            site.root("rm /etc/nginx/conf.d/hand.conf");
        }
        site.site("check", site.wish()).expect("what was there is there");
    }

    @Test
    @DisplayName("a port that something else took is told, and taken when it is free")
    void portTaken() throws IOException {
        site.root("service nginx stop; for n in $(seq 50); do pgrep -x nginx >/dev/null || break; sleep 0.1; done;"
                + " setsid php -S 0.0.0.0:443 -t /tmp </dev/null >/dev/null 2>&1 &"
                + " for n in $(seq 50); do ss -tln | grep -q ':443 ' && exit; sleep 0.1; done; exit 1");
        try {
            var refused = site.put();
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("nginx does not start", "0.0.0.0:443", "Address already in use");
        } finally {
            site.root("kill $(pgrep -f '[p]hp -S 0.0.0.0:443');"
                    + " for n in $(seq 50); do ss -tln | grep -q ':443 ' || exit 0; sleep 0.1; done; exit 1");
        }
        site.put().expect("nginx runs");
        assertThat(visitor.get(site.url()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("while releases are switched no request fails, and afterwards none is answered by the old one")
    void switches() throws Exception {
        site.root("cd /srv/gaas/site-test/releases; for n in 2 3; do cp -a 1 $n; done;"
                + " for n in 1 2 3; do echo \"<?php echo 'release $n';\" > $n/htdocs/index.php; echo $n > $n/htdocs/a.css;"
                + " done; chown -R gaas:site-test .");
        var switching = CompletableFuture.runAsync(() -> site.root("cd /srv/gaas/site-test;"
                + " for n in $(seq 3000); do [ -e looked ] && break;"
                + " ln -s releases/$((n % 3 + 1)) new; chown -h gaas:site-test new; mv -T new current; sleep 0.1; done;"
                + " ln -s releases/3 new; chown -h gaas:site-test new; mv -T new current; rm looked"));
        var releases = new TreeSet<String>();
        for (int n = 0; n < 400 || releases.size() < 3; n++)
            for (var path : List.of("", "x/y", "a.css")) {
                var seen = visitor.get(site.url() + path);
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.body()).matches("(release )?[123]\\s*|entry of .*");
                assertThat(switching.isDone()).as("switching").isFalse();
                if (seen.body().startsWith("release")) releases.add(seen.body());
            }
        site.root("touch /srv/gaas/site-test/looked");
        switching.join();
        for (int n = 0; n < 300; n++) {
            assertThat(visitor.get(site.url()).body()).isEqualTo("release 3");
            assertThat(visitor.get(site.url() + "a.css").body().strip()).isEqualTo("3");
        }
    }

    @Test
    @DisplayName("a request to one goes on while another is changed, and while it is changed itself")
    void undisturbed() throws Exception {
        var other = InstalledPhp.named("site-other", fleet);
        other.put().expect("another site");
        var toOther = CompletableFuture.supplyAsync(() -> slow(other));
        var toItself = CompletableFuture.supplyAsync(() -> slow(site));
        site.root("sleep 1");
        for (int n = 0; n < 5; n++) {
            site.site("put", site.wish().replace("testing", "changed" + n)).expect("a change");
            assertThat(visitor.get(site.url()).body()).isEqualTo("entry of site-test: changed" + n);
        }
        site.asked("site", "remove", "").expect("removed");
        assertThat(toOther.join()).isEqualTo("slow");
        assertThat(toItself.join()).isEqualTo("slow");
        assertThat(visitor.get(other.url()).status()).isEqualTo(200);
        other.remove();
    }

    private String slow(InstalledPhp at) {
        try {
            return visitor.get(at.url() + "?do=slow").body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void certificate(String host) {
        site.root(
                "cd $(mktemp -d) && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN="
                        + host + " -addext subjectAltName=DNS:" + host + " -keyout key -out chain 2>/dev/null"
                        + " && cat chain key | /usr/lib/gaas/certificate put site-test && rm -r $PWD");
    }
}
