package org.gaas.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gaas.engine.InvalidInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A repository's URL")
class RepositoryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/GemsTracker/gemstracker-library.git | https | github.com | /GemsTracker/gemstracker-library.git
            https://Git.Example.org:8443/a/b                       | https | git.example.org | /a/b
            ssh://git@git.example.org:2222/~/team/app.git          | ssh   | git.example.org | /~/team/app.git
            git@git.example.org:team/app.git                       | ssh   | git.example.org | team/app.git
            http://127.0.0.1:8080/app.git                          | http  | 127.0.0.1 | /app.git
            https://[2001:db8::1]/x                                | https | 2001:db8::1 | /x
            https://127.0.0.1                                      | https | 127.0.0.1 | ''
            file:///srv/repositories/sample.git                    | file  | '' | /srv/repositories/sample.git
            svn+ssh://svn.example.org/app                          | svn+ssh | svn.example.org | /app
            """)
    @DisplayName("is taken apart into scheme, host and path")
    void parts(String url, String scheme, String host, String path) {
        var repository = new Repository(url);
        assertThat(repository.scheme()).isEqualTo(scheme);
        assertThat(repository.host()).isEqualTo(host);
        assertThat(repository.path()).isEqualTo(path);
    }

    @Test
    @DisplayName("may name a user only for ssh, and a port")
    void userAndPort() {
        var repository = new Repository("ssh://deploy@git.example.org:2222/app.git");
        assertThat(repository.user()).hasValue("deploy");
        assertThat(repository.port()).hasValue(2222);
        assertThat(new Repository("git@git.example.org:app.git").user()).hasValue("git");
        assertThat(new Repository("https://git.example.org/app").port()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --upload-pack=touch                   | REPO_URL_INVALID
            -oProxyCommand=id@host:x              | REPO_URL_INVALID
            capri                                 | REPO_URL_INVALID
            /srv/repositories/sample.git          | REPO_URL_INVALID
            host:path                             | REPO_SCHEME_NOT_ALLOWED
            ext::sh -c id                         | REPO_SCHEME_NOT_ALLOWED
            ext::ssh://git@host/x                 | REPO_SCHEME_NOT_ALLOWED
            git://host/x                          | REPO_SCHEME_NOT_ALLOWED
            ftp://host/x                          | REPO_SCHEME_NOT_ALLOWED
            jar:file:///x                         | REPO_SCHEME_NOT_ALLOWED
            javascript:alert(1)                   | REPO_SCHEME_NOT_ALLOWED
            ssh://-oProxyCommand=id/x             | REPO_HOST_INVALID
            svn+ssh://-oProxyCommand=id/x         | REPO_HOST_INVALID
            ssh://git@-oProxyCommand=id/x         | REPO_HOST_INVALID
            ssh://-oProxyCommand=id@host/x        | REPO_HOST_INVALID
            git@-oProxyCommand=id:x               | REPO_HOST_INVALID
            https:///x                            | REPO_HOST_INVALID
            file://server/x                       | REPO_HOST_INVALID
            file://[server/x                      | REPO_HOST_INVALID
            https://[host/x                       | REPO_HOST_NOT_ALLOWLISTED
            https://[2001db8::1]/x                | REPO_HOST_NOT_ALLOWLISTED
            https://user:secret@host/x            | REPO_URL_HAS_CREDENTIALS
            https://:secret@host/x                | REPO_URL_HAS_CREDENTIALS
            ssh://git:secret@host/x               | REPO_URL_HAS_CREDENTIALS
            https://user:se@cret@host/x           | REPO_URL_HAS_CREDENTIALS
            https://user:secret@[::1]/x           | REPO_URL_HAS_CREDENTIALS
            https://allowed@evil.example/x        | REPO_HOST_NOT_ALLOWLISTED
            https://allowed_host%00.evil          | REPO_HOST_NOT_ALLOWLISTED
            https://allowed_host%00.evil/x        | REPO_HOST_NOT_ALLOWLISTED
            https://host$(id)/x                   | REPO_HOST_NOT_ALLOWLISTED
            https://host/x@4711                   | REPO_URL_INVALID
            https://host/x?token=secret           | REPO_URL_INVALID
            https://host/x#secret                 | REPO_URL_INVALID
            https://host/../x                     | REPO_URL_INVALID
            https://host/x/..                     | REPO_URL_INVALID
            https://host//x                       | REPO_URL_INVALID
            https://host/-x                       | REPO_URL_INVALID
            https://host/%2e%2e/x                 | REPO_URL_INVALID
            https://host/$(id)                    | REPO_URL_INVALID
            https://host/x;id                     | REPO_URL_INVALID
            https://host:0/x                      | REPO_URL_INVALID
            https://host:65536/x                  | REPO_URL_INVALID
            https://host:22x/x                    | REPO_URL_INVALID
            git@host:../x                         | REPO_URL_INVALID
            git@host:-x                           | REPO_URL_INVALID
            """)
    @DisplayName("is refused with the rule's code, and its secret is not repeated")
    void refused(String url, String rule) {
        assertThatThrownBy(() -> new Repository(url)).isInstanceOfSatisfying(InvalidInput.class, no -> {
            assertThat(no.rule()).isEqualTo(rule);
            assertThat(no.field()).isEqualTo("repository");
            assertThat(no.getMessage()).doesNotContain("secret").doesNotContain("cret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--upload-pack=touch x", "https://host/a b", "https://host/x\n", "https://höst/x"})
    @DisplayName("holds no space, control character or letter beyond ASCII")
    void characters(String url) {
        assertThatThrownBy(() -> new Repository(url))
                .isInstanceOfSatisfying(
                        InvalidInput.class, no -> assertThat(no.rule()).isEqualTo("REPO_URL_INVALID"));
    }

    @Test
    @DisplayName("is read in an instant, however it is written")
    void noBacktracking() {
        var hostile = "https://host/" + "a".repeat(480) + "!";
        assertThatThrownBy(() -> new Repository(hostile)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Repository("https://" + "a.".repeat(240) + "/x"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Repository("https://host/" + "x".repeat(500)))
                .isInstanceOf(InvalidInput.class);
    }
}
