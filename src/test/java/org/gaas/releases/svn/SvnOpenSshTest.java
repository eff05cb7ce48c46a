package org.gaas.releases.svn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.gaas.applications.Repository;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.git.OpenSsh;
import org.gaas.remote.Local;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** The same with the programs that servers have: OpenSSH and svnserve. */
@DisplayName("Subversion over OpenSSH")
class SvnOpenSshTest extends SvnContract {
    private OpenSsh server;

    /** A login for each; what comes of eighty is the same by all ways, and tried in a folder. */
    @Override
    protected int many() {
        return 8;
    }

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(
                Local.has("sshd") && Local.has("svnserve"),
                "OpenSSH's server and svnserve are not installed (Debian: openssh-server, subversion)");
        server = new OpenSsh(folder);
        return only(server.allowed("svn+ssh"));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) server.close();
    }

    @Override
    protected Repository repository() {
        return new Repository(server.url("svn+ssh") + repository.folder);
    }

    @Override
    protected Repository missing() {
        return new Repository(server.url("svn+ssh") + folder.resolve("missing"));
    }
}
