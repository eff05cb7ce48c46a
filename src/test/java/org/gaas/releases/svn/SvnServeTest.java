package org.gaas.releases.svn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.remote.Local;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** With the program that servers have: svnserve. */
@DisplayName("Subversion over svn")
class SvnServeTest extends SvnContract {
    private Process server;
    private int port;

    @Override
    AllowedRepositories allowed() throws Exception {
        assumeTrue(Local.has("svnserve"), "svnserve is not installed (Debian: subversion)");
        port = Programs.freePort();
        server = Programs.start(
                folder.resolve("svnserve.log"),
                port,
                "svnserve",
                "-d",
                "--foreground",
                "-r",
                folder.toString(),
                "--listen-host",
                "127.0.0.1",
                "--listen-port",
                "" + port);
        return only(new AllowedHost(
                "127.0.0.1", List.of("svn"), List.of(0), List.of("127.0.0.0/8"), List.of(), Optional.empty()));
    }

    @AfterEach
    void stop() throws Exception {
        Programs.end(server);
    }

    @Override
    protected Repository repository() {
        return new Repository("svn://127.0.0.1:" + port + "/app");
    }

    @Override
    protected Repository missing() {
        return new Repository("svn://127.0.0.1:" + port + "/missing");
    }
}
