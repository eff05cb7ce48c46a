package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Subversion host whose address changes between the check and the connection")
class SvnRebindingTest {
    private static final String OUTSIDE = "140.82.121.4";

    @TempDir
    Path folder;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<SocketAddress> connected = new ArrayList<>();

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
        var allowed = allowed();
        answers.add(OUTSIDE);
        allowed.addressesOf(allowed.hostOf(new Repository(url)));
        answers.add("127.0.0.1");
        assertThatThrownBy(() -> source(allowed).tags(new Repository(url)))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
        assertThat(connected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://svn.example.org/x", "http://svn.example.org/x", "svn://svn.example.org/x"})
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

    @ParameterizedTest
    @CsvSource({"https://svn.example.org/x,443", "svn://svn.example.org/x,3690"})
    @DisplayName("that stays outside is connected to at exactly the address that was checked")
    void connects(String url, int port) {
        answers.add(OUTSIDE);
        assertThatThrownBy(() -> source(allowed()).tags(new Repository(url)))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SourceFailure.Reason.UNREACHABLE));
        assertThat(connected).hasSize(1);
        assertThat(connected.get(0).toString()).contains(OUTSIDE + ":" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://svn.example.org/x", "svn://svn.example.org/x", "svn+ssh://svn.example.org/x"})
    @DisplayName("that is unknown is a failure that waiting may cure")
    void unknown(String url) {
        assertThatThrownBy(() -> source(allowed()).tags(new Repository(url)))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.UNREACHABLE);
                    assertThat(failure.where()).isEqualTo("svn.example.org");
                    assertThat(failure.curableByWaiting()).isTrue();
                });
    }

    private SvnSource source(AllowedRepositories allowed) {
        return new SvnSource(allowed, SubversionSettings.usual(), folder, this::unplugged, CheckedHttp.usualTls());
    }

    private AllowedRepositories allowed() {
        return new AllowedRepositories(settings(), name -> {
            if (answers.isEmpty()) throw new UnknownHostException(name);
            return List.of(InetAddress.getByName(answers.remove()));
        });
    }

    private static RepositorySettings settings() {
        var host = new AllowedHost(
                "svn.example.org",
                List.of("https", "http", "svn", "svn+ssh"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of("/"));
        return RepositorySettings.none().with(List.of(host), List.of());
    }

    /** A socket that writes down where it should connect to, and does not. */
    private Socket unplugged() {
        return new Socket() {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                connected.add(address);
                throw new ConnectException("unplugged");
            }
        };
    }
}
