package org.gaas.releases.git;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gaas.applications.Repository;
import org.gaas.releases.AllowedRepositories;
import org.gaas.remote.Local;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The same with the programs that servers have: OpenSSH and git. */
@DisplayName("Git over OpenSSH")
class GitOpenSshTest extends GitContract {
    private OpenSsh server;

    /** A login for each; what comes of eighty is the same by all ways, and tried in a folder. */
    @Override
    protected int many() {
        return 8;
    }

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(Local.has("sshd") && Local.has("git"), "OpenSSH's server and git are not installed");
        server = new OpenSsh(folder);
        return only(server.allowed("ssh"));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) server.close();
    }

    @Override
    protected Repository repository() {
        return new Repository(server.url("ssh") + folder.resolve("app.git"));
    }

    @Override
    protected Repository missing() {
        return new Repository(server.url("ssh") + folder.resolve("missing.git"));
    }
}
