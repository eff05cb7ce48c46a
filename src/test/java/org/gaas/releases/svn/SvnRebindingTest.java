package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.Unplugged;
import org.gaas.releases.net.CheckedHttp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Subversion host whose address changes between the check and the connection")
class SvnRebindingTest {
    @TempDir
    Path folder;

    private final Unplugged host = new Unplugged(new AllowedHost(
            "svn.example.org",
            List.of("https", "http", "svn", "svn+ssh"),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of("/")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://svn.example.org/x",
                "http://svn.example.org/x",
                "svn://svn.example.org/x",
                "svn+ssh://svn@svn.example.org/x"
            })
    @DisplayName("is refused by the connection itself; no socket is opened")
    void refused(String url) throws Exception {
        var allowed = host.movedAfterCheckOf(new Repository(url));
        assertThatThrownBy(() -> source(allowed).tags(new Repository(url)))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
        assertThat(host.connected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://svn.example.org/x", "http://svn.example.org/x", "svn://svn.example.org/x"})
    @DisplayName("is refused at the socket, should it ever get that far")
    void atTheSocket(String url) {
        assertThatThrownBy(() -> source(host.careless()).tags(new Repository(url)))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
        assertThat(host.connected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://svn.example.org/x,443", "svn://svn.example.org/x,3690"})
    @DisplayName("that stays outside is connected to at exactly the address that was checked")
    void connects(String url, int port) {
        host.resolvesTo(Unplugged.OUTSIDE);
        assertThatThrownBy(() -> source(host.allowed()).tags(new Repository(url)))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SourceFailure.Reason.UNREACHABLE));
        assertThat(host.connected()).hasSize(1);
        assertThat(host.connected().get(0).toString()).contains(Unplugged.OUTSIDE + ":" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://svn.example.org/x", "svn://svn.example.org/x", "svn+ssh://svn.example.org/x"})
    @DisplayName("that is unknown is a failure that waiting may cure")
    void unknown(String url) {
        assertThatThrownBy(() -> source(host.allowed()).tags(new Repository(url)))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.UNREACHABLE);
                    assertThat(failure.where()).isEqualTo("svn.example.org");
                    assertThat(failure.curableByWaiting()).isTrue();
                });
    }

    private SvnSource source(AllowedRepositories allowed) {
        return new SvnSource(allowed, SubversionSettings.usual(), folder, host::socket, CheckedHttp.usualTls());
    }
}
