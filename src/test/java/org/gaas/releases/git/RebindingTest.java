package org.gaas.releases.git;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name whose address changes between the check and the connection")
class RebindingTest {
    @TempDir
    Path folder;

    private final Unplugged host = new Unplugged(new AllowedHost(
            "git.example.org", List.of("https", "http", "ssh"), List.of(), List.of(), List.of(), Optional.empty()));

    @ParameterizedTest
    @ValueSource(strings = {"https://git.example.org/x", "http://git.example.org/x", "ssh://git@git.example.org/x"})
    @DisplayName("is refused by the connection itself; no socket is opened")
    void refused(String url) throws Exception {
        try (var name = new ChangedName()) {
            assertThat(name.ruleFor(url)).isEqualTo("REPO_HOST_NOT_ALLOWLISTED");
            assertThat(name.connected()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://git.example.org/x", "http://git.example.org/x"})
    @DisplayName("is refused at the socket, should it ever get that far")
    void atTheSocket(String url) {
        assertThatThrownBy(() -> source(host.careless()).tags(new Repository(url)))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
        assertThat(host.connected()).isEmpty();
    }

    @Test
    @DisplayName("that stays outside is connected to at exactly the address that was checked")
    void connects() {
        host.resolvesTo(Unplugged.OUTSIDE);
        assertThatThrownBy(() -> source(host.allowed()).tags(new Repository("https://git.example.org/x")))
                .isInstanceOf(SourceFailure.class);
        assertThat(host.connected()).hasSize(1);
        assertThat(host.connected().get(0).toString()).contains(Unplugged.OUTSIDE + ":443");
    }

    @Test
    @DisplayName("that is unknown is a failure that waiting may cure")
    void unknown() {
        assertThatThrownBy(() -> source(host.allowed()).tags(new Repository("https://git.example.org/x")))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.UNREACHABLE);
                    assertThat(failure.where()).isEqualTo("git.example.org");
                });
    }

    private GitSource source(AllowedRepositories allowed) {
        return new GitSource(allowed, folder, host::socket, CheckedHttp.usualTls());
    }
}
