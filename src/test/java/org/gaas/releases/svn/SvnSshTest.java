package org.gaas.releases.svn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Socket;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.SourceFailure;
import org.gaas.releases.git.SshKeys;
import org.gaas.releases.net.CheckedHttp;
import org.gaas.remote.Local;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Subversion over ssh")
class SvnSshTest extends SvnContract {
    private KeyPair mine;
    private SvnSshServer server;

    /** A login for each; what comes of eighty is the same by all ways, and tried in a folder. */
    @Override
    protected int many() {
        return 8;
    }

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(Local.has("svnserve"), "svnserve is not installed (Debian: subversion)");
        mine = SshKeys.newKey();
        server = new SvnSshServer(mine);
        return only(host(mine, server.hostKey));
    }

    private AllowedHost host(KeyPair client, KeyPair hostKey) throws Exception {
        return new AllowedHost(
                "127.0.0.1",
                List.of("svn+ssh"),
                List.of(0),
                List.of("127.0.0.0/8"),
                List.of(SshKeys.line(hostKey)),
                Optional.of(SshKeys.write(client, folder.resolve("key"))));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) server.close();
    }

    @Override
    protected Repository repository() {
        return new Repository("svn+ssh://svn@127.0.0.1:" + server.port() + repository.folder);
    }

    @Override
    protected Repository missing() {
        return new Repository("svn+ssh://svn@127.0.0.1:" + server.port() + folder.resolve("missing"));
    }

    @Test
    @DisplayName("stops at a host key that is not pinned")
    void hostKey() throws Exception {
        assertFails(only(host(mine, SshKeys.newKey())), SourceFailure.Reason.HOST_KEY_MISMATCH);
    }

    @Test
    @DisplayName("says that the desk's key is not let in")
    void wrongKey() throws Exception {
        assertFails(only(host(SshKeys.newKey(), server.hostKey)), SourceFailure.Reason.AUTHENTICATION);
    }

    private void assertFails(AllowedRepositories allowed, SourceFailure.Reason reason) throws Exception {
        var source = new SvnSource(
                allowed, SubversionSettings.usual(), folder.resolve("spool"), Socket::new, CheckedHttp.usualTls());
        assertThatThrownBy(() -> source.tags(repository())).isInstanceOfSatisfying(SourceFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(reason);
            assertThat(failure.curableByWaiting()).isFalse();
        });
    }
}
