package org.gaas.sites.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.remote.RootProgram;
import org.gaas.sites.VirtualHost;
import org.gaas.sites.VirtualHost.Runtime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What nginx's server is told")
class NginxWebServerTest {
    private final NginxWebServer web = new NginxWebServer(null);

    @Test
    @DisplayName("a site below a path of the shared host")
    void shared() {
        assertThat(web.published(site(
                        List.of("try.example.org"),
                        "https://try.example.org/friesland-test/",
                        Runtime.PHP,
                        Map.of("B", "2", "A", "1"))))
                .containsExactly(new PublishedSite(new RootProgram("site", "friesland-test", Optional.of("""
                        host=try.example.org
                        prefix=/friesland-test
                        web=htdocs
                        runtime=php
                        entry=index.php
                        log=var/logs/errors.log
                        env.A=1
                        env.B=2
                        """))));
    }

    @Test
    @DisplayName("a site with names of its own has no prefix")
    void own() {
        var wish = web.published(site(
                List.of("capri.example.org", "www.capri.example.org"),
                "https://capri.example.org/",
                Runtime.STATIC,
                Map.of()));
        assertThat(((PublishedSite) wish.get(0)).program().wish().orElseThrow())
                .startsWith("host=capri.example.org\nhost=www.capri.example.org\nweb=htdocs\nruntime=static\n");
    }

    @Test
    @DisplayName("nothing of it")
    void unpublished() {
        assertThat(web.unpublished(new InstallationId("friesland-test")))
                .containsExactly(new RootProgram("site", "friesland-test", Optional.empty()));
    }

    @Test
    @DisplayName("names that only lead on are told with the name that they lead to")
    void redirects() {
        var site = new VirtualHost(
                new InstallationId("friesland"),
                List.of("new.example"),
                URI.create("https://new.example/"),
                "srv/gaas/friesland/current/htdocs",
                Runtime.STATIC,
                Optional.empty(),
                Map.of(),
                false,
                Optional.empty(),
                Map.of("old.example", "new.example"));
        assertThat(web.published(site).toString())
                .contains("host=new.example\nredirect=old.example new.example\n")
                .doesNotContain("host=old.example");
    }

    @Test
    @DisplayName("a CGI is refused, and a value that would be two lines")
    void refused() {
        assertThatThrownBy(
                        () -> web.published(site(List.of("a.example"), "https://a.example/x/", Runtime.CGI, Map.of())))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not cgi");
        assertThatThrownBy(() -> web.published(
                        site(List.of("a.example"), "https://a.example/x/", Runtime.PHP, Map.of("A", "1\nweb=.."))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("control characters");
    }

    private static VirtualHost site(List<String> names, String url, Runtime runtime, Map<String, String> environment) {
        return new VirtualHost(
                new InstallationId("friesland-test"),
                names,
                URI.create(url),
                "srv/gaas/friesland-test/current/htdocs",
                runtime,
                Optional.of("index.php"),
                environment,
                false,
                Optional.of("srv/gaas/friesland-test/shared/var/logs/errors.log"));
    }
}
