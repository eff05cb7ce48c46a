package org.gaas.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Network;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The allow-list of repositories")
class AllowedRepositoriesTest {
    private static final AllowedHost GIT =
            new AllowedHost("git.example.org", List.of(), List.of(8443), List.of(), List.of(), Optional.empty());
    private static final AllowedHost INSIDE = new AllowedHost(
            "code.inside", List.of("https"), List.of(), List.of("10.1.0.0/16"), List.of(), Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.org/app.git",
                "https://GIT.example.org:443/app.git",
                "https://git.example.org:8443/app.git",
                "ssh://git@git.example.org/app.git",
                "git@git.example.org:app.git",
                "https://code.inside/app"
            })
    @DisplayName("lets through what it names")
    void lets(String url) {
        assertThatCode(() -> allowed("203.0.114.9").check(new Repository(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/x,REPO_HOST_NOT_ALLOWLISTED",
        "https://127.0.0.1,REPO_HOST_NOT_ALLOWLISTED",
        "https://[::1],REPO_HOST_NOT_ALLOWLISTED",
        "https://2130706433,REPO_HOST_NOT_ALLOWLISTED",
        "https://evil.example/x,REPO_HOST_NOT_ALLOWLISTED",
        "https://git.example.org.evil.example/x,REPO_HOST_NOT_ALLOWLISTED",
        "https://xgit.example.org/x,REPO_HOST_NOT_ALLOWLISTED",
        "https://git.example.org:22/x,REPO_HOST_NOT_ALLOWLISTED",
        "https://git.example.org:8444/x,REPO_HOST_NOT_ALLOWLISTED",
        "http://git.example.org/x,REPO_SCHEME_NOT_ALLOWED",
        "svn://git.example.org/x,REPO_SCHEME_NOT_ALLOWED",
        "ssh://git@code.inside/x,REPO_SCHEME_NOT_ALLOWED",
        "file:///etc,REPO_SCHEME_NOT_ALLOWED"
    })
    @DisplayName("refuses what it does not name, by the URL alone")
    void refuses(String url, String rule) {
        assertThatThrownBy(() -> allowed("203.0.114.9").check(new Repository(url)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    @DisplayName("refuses a listed name that resolves to an address inside")
    void addresses(String address) {
        assertThatThrownBy(() -> allowed(address).addressesOf(GIT))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("REPO_HOST_NOT_ALLOWLISTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"140.82.121.4", "1.1.1.1", "172.32.0.1", "2606:50c0:8000::153", "2a00:1450::1"})
    @DisplayName("connects to addresses of the open internet")
    void publicAddresses(String address) throws Exception {
        assertThat(allowed(address).addressesOf(GIT)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    @DisplayName("connects to an address inside only where the host's entry names its network")
    void networks() throws Exception {
        assertThat(allowed("10.1.2.3").addressesOf(INSIDE)).hasSize(1);
        assertThatThrownBy(() -> allowed("10.2.2.3").addressesOf(INSIDE)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> allowed("140.82.121.4").addressesOf(INSIDE)).isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("refuses a name as soon as one of its addresses is inside")
    void oneOfMany() {
        assertThatThrownBy(() -> allowed("140.82.121.4", "127.0.0.1").addressesOf(GIT))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("allows files only below its folders, whatever links and dots say")
    void files(@TempDir Path folder) throws Exception {
        var inside = Files.createDirectories(folder.resolve("repositories/app.git"));
        var outside = Files.createDirectories(folder.resolve("elsewhere/secret.git"));
        Files.createSymbolicLink(folder.resolve("repositories/link.git"), outside);
        Files.createDirectories(folder.resolve("repositories-of-others/x.git"));
        var allowed = new AllowedRepositories(
                RepositorySettings.none().with(List.of(), List.of(folder.resolve("repositories"))), host -> List.of());
        assertThat(allowed.checkFile(new Repository("file://" + inside))).isEqualTo(inside.toRealPath());
        var spaced = Files.createDirectories(folder.resolve("repositories/my app.git"));
        assertThat(allowed.checkFile(new Repository("file://" + folder + "/repositories/my%20app.git")))
                .isEqualTo(spaced.toRealPath());
        for (var name :
                List.of("repositories/link.git", "elsewhere/secret.git", "repositories-of-others/x.git", "none"))
            assertThatThrownBy(() -> allowed.check(new Repository("file://" + folder.resolve(name))))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("REPO_SCHEME_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "x/8", "10.0.0.0/-1", ""})
    @DisplayName("says at start what is no network")
    void badNetworks(String cidr) {
        assertThatThrownBy(() -> new Network(cidr)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AllowedRepositories allowed(String... addresses) {
        return new AllowedRepositories(RepositorySettings.none().with(List.of(GIT, INSIDE), List.of()), host -> {
            var found = new java.util.ArrayList<InetAddress>();
            for (var address : addresses) found.add(InetAddress.getByName(address));
            return found;
        });
    }
}
