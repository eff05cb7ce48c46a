package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.KeptTree;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.Watch;
import org.gaas.releases.net.CheckedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With the server that serves Subversion over https: Apache httpd. */
@DisplayName("Subversion over https")
class SvnHttpsTest extends SvnContract {
    private ApacheServer server;

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(
                ApacheServer.isInstalled(),
                "Apache httpd with mod_dav_svn is not installed (Debian: apache2, libapache2-mod-svn)");
        var rules = Files.writeString(folder.resolve("rules"), "[/]\n* = r\n[app:/tags/secret/lib]\n* =\n");
        server = new ApacheServer(folder, """
                <Location /guarded>
                    DAV svn
                    SVNParentPath %s
                    AuthzSVNAccessFile %s
                </Location>
                Redirect permanent /svn-here /svn
                Redirect /svn-away https://127.0.0.1:1/svn
                Redirect /svn-plain http://localhost/svn
                """.formatted(folder, rules));
        return only(new AllowedHost(
                "localhost",
                List.of("https"),
                List.of(0),
                List.of("127.0.0.0/8", "::1/128"),
                List.of(),
                Optional.empty(),
                List.of("/svn", "/guarded", "/svn-here", "/svn-away", "/svn-plain")));
    }

    @Override
    SSLContext tls() throws Exception {
        return server.trust();
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) server.close();
    }

    @Override
    protected Repository repository() {
        return at("/svn/app");
    }

    @Override
    protected Repository missing() {
        return at("/svn/missing");
    }

    private Repository at(String path) {
        return new Repository("https://localhost:" + server.port + path);
    }

    @Test
    @DisplayName("leaves to Git what lies elsewhere on the host")
    void kinds() {
        assertThat(source().serves(at("/svnx/app"))).isFalse();
        assertThat(source().serves(at("/git/app.git"))).isFalse();
        assertThat(source().serves(at("/svn"))).isTrue();
    }

    @Test
    @DisplayName("stops at a certificate that it does not trust, or that is for another name")
    void certificates() throws Exception {
        var strict = new SvnSource(
                allowedAs("localhost"),
                SubversionSettings.usual(),
                folder.resolve("spool"),
                Socket::new,
                CheckedHttp.usualTls());
        assertTls(strict, repository());
        var other = new SvnSource(
                allowedAs("svn.example.org"), SubversionSettings.usual(), folder.resolve("spool"), Socket::new, tls());
        assertTls(other, new Repository("https://svn.example.org:" + server.port + "/svn/app"));
    }

    @Test
    @DisplayName("refuses to be sent elsewhere: to another host, port or scheme")
    void redirects() {
        for (var path : List.of("/svn-away/app", "/svn-plain/app")) {
            assertRefused(() -> source().tags(at(path)), "REPO_REDIRECT_NOT_ALLOWED");
            assertRefused(() -> source().resolve(at(path), new Tag("1.0"), true), "REPO_REDIRECT_NOT_ALLOWED");
        }
        assertThatThrownBy(() -> source().tags(at("/svn-here/app")))
                .as("on the same host it is said where to look")
                .isInstanceOf(SourceFailure.class)
                .hasMessageContaining("301");
    }

    @Test
    @DisplayName("exports no tag of which a part is withheld")
    void withheld() throws Exception {
        repository.tag("secret", repository.commit(Map.of("a", "1", "lib/b", "2")));
        var guarded = at("/guarded/app");
        var revision = source().resolve(guarded, new Tag("secret"), true);
        assertThatThrownBy(() -> source().export(revision, new KeptTree(), Watch.none()))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.AUTHENTICATION);
                    assertThat(failure.found()).contains("lib");
                });
    }

    /** The same server under a name. */
    private static AllowedRepositories allowedAs(String host) {
        var entry = new AllowedHost(
                host, List.of("https"), List.of(0), List.of("127.0.0.0/8"), List.of(), Optional.empty(), List.of("/"));
        return new AllowedRepositories(
                RepositorySettings.none().with(List.of(entry), List.of()),
                name -> List.of(InetAddress.getByName("127.0.0.1")));
    }

    private static void assertTls(SvnSource source, Repository repository) {
        assertThatThrownBy(() -> source.tags(repository))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SourceFailure.Reason.TLS));
    }
}
