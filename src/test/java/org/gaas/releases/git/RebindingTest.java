package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.net.CheckedHttp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A name whose address changes between the check and the connection")
class RebindingTest {
    private static final String OUTSIDE = "140.82.121.4";

    @TempDir
    Path folder;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<SocketAddress> connected = new ArrayList<>();

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
        var careless = new AllowedRepositories(settings(), name -> List.of()) {
            @Override
            public List<InetAddress> addressesOf(AllowedHost host) {
                return List.of(InetAddress.getLoopbackAddress());
            }
        };
        assertThatThrownBy(() -> source(careless).tags(new Repository(url)))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
        assertThat(connected).isEmpty();
    }

    @Test
    @DisplayName("that stays outside is connected to at exactly the address that was checked")
    void connects() {
        answers.add(OUTSIDE);
        assertThatThrownBy(() -> source(allowed()).tags(new Repository("https://git.example.org/x")))
                .isInstanceOf(SourceFailure.class);
        assertThat(connected).hasSize(1);
        assertThat(connected.get(0).toString()).contains(OUTSIDE + ":443");
    }

    @Test
    @DisplayName("that is unknown is a failure that waiting may cure")
    void unknown() {
        assertThatThrownBy(() -> source(allowed()).tags(new Repository("https://git.example.org/x")))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.UNREACHABLE);
                    assertThat(failure.where()).isEqualTo("git.example.org");
                });
    }

    private GitSource source(AllowedRepositories allowed) {
        return new GitSource(allowed, folder, this::unplugged, CheckedHttp.usualTls());
    }

    private AllowedRepositories allowed() {
        return new AllowedRepositories(settings(), name -> {
            if (answers.isEmpty()) throw new java.net.UnknownHostException(name);
            return List.of(InetAddress.getByName(answers.remove()));
        });
    }

    private static RepositorySettings settings() {
        var host = new AllowedHost(
                "git.example.org", List.of("https", "http", "ssh"), List.of(), List.of(), List.of(), Optional.empty());
        return RepositorySettings.none().with(List.of(host), List.of());
    }

    /** A socket that writes down where it should connect to, and does not. */
    private Socket unplugged() {
        return new Socket() {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                connected.add(address);
                throw new java.net.ConnectException("unplugged");
            }
        };
    }
}
