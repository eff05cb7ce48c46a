package org.gaas.releases.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.SourceFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Git over ssh")
class GitSshTest extends GitContract {
    private KeyPair mine;
    private SshGitServer server;

    /** A login for each; what comes of eighty is the same by all ways, and tried in a folder. */
    @Override
    protected int many() {
        return 8;
    }

    @Override
    AllowedRepositories allowed() throws Exception {
        mine = SshGitServer.newKey();
        server = new SshGitServer(mine);
        return only(host(mine, server.hostKey));
    }

    private AllowedHost host(KeyPair client, KeyPair hostKey) throws Exception {
        var file = SshGitServer.write(client, folder.resolve("key"));
        return new AllowedHost(
                "127.0.0.1",
                List.of("ssh"),
                List.of(0),
                List.of("127.0.0.0/8"),
                List.of(SshGitServer.line(hostKey)),
                Optional.of(file));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Override
    protected Repository repository() {
        return new Repository("ssh://git@127.0.0.1:" + server.port() + bare.folder);
    }

    @Override
    protected Repository missing() {
        return new Repository("ssh://git@127.0.0.1:" + server.port() + folder.resolve("missing.git"));
    }

    @Test
    @DisplayName("stops at a host key that is not pinned")
    void hostKey() throws Exception {
        var source = new GitSource(only(host(mine, SshGitServer.newKey())), folder.resolve("cache"));
        assertThatThrownBy(() -> source.tags(repository())).isInstanceOfSatisfying(SourceFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(SourceFailure.Reason.HOST_KEY_MISMATCH);
            assertThat(failure.found()).contains("SHA256:");
            assertThat(failure.curableByWaiting()).isFalse();
        });
    }

    @Test
    @DisplayName("says that the desk's key is not let in")
    void wrongKey() throws Exception {
        var source = new GitSource(only(host(SshGitServer.newKey(), server.hostKey)), folder.resolve("cache"));
        assertThatThrownBy(() -> source.tags(repository()))
                .isInstanceOfSatisfying(SourceFailure.class, failure -> assertThat(failure.kind())
                        .isEqualTo(SourceFailure.Reason.AUTHENTICATION));
    }
}
