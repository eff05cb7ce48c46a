package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Git over http")
class GitHttpTest extends GitContract {
    private HttpGitServer server;

    @Override
    AllowedRepositories allowed() throws Exception {
        server = new HttpGitServer(folder);
        return only(loopback());
    }

    private static AllowedHost loopback() {
        return new AllowedHost(
                "127.0.0.1", List.of("http"), List.of(0), List.of("127.0.0.0/8"), List.of(), Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Repository repository() {
        return new Repository(server.url("/app.git"));
    }

    @Override
    protected Repository missing() {
        return new Repository(server.url("/missing.git"));
    }

    @Test
    @DisplayName("follows a redirect on the same host")
    void redirectHere() throws Exception {
        bare.tag("1.0", bare.commit(java.util.Map.of("a", "1")));
        server.redirect("/app/info/refs", "/app.git/info/refs?service=git-upload-pack");
        assertThat(source().tags(new Repository(server.url("/app")))).hasSize(1);
    }

    @Test
    @DisplayName("refuses a redirect to another host, port or scheme, and asks nobody there")
    void redirectElsewhere() throws Exception {
        try (var other = new HttpGitServer(folder)) {
            var targets = List.of(
                    other.url("/app.git/info/refs?service=git-upload-pack"),
                    "http://localhost:" + server.port() + "/app.git/info/refs?service=git-upload-pack",
                    "https://127.0.0.1:" + server.port() + "/app.git/info/refs?service=git-upload-pack",
                    "http://169.254.169.254/info/refs",
                    "//evil.example/info/refs",
                    "file:///etc/info/refs",
                    "http://[bad");
            for (var i = 0; i < targets.size(); i++) {
                server.redirect("/moved" + i, targets.get(i));
                var moved = new Repository(server.url("/moved" + i));
                assertRefused(() -> source().tags(moved), "REPO_REDIRECT_NOT_ALLOWED");
            }
            assertThat(other.requests).isEmpty();
        }
    }
}
