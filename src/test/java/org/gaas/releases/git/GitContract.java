package org.gaas.releases.git;

import java.nio.file.Path;
import java.util.List;
import org.gaas.releases.AllowedHost;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.RepositorySettings;
import org.gaas.releases.Source;
import org.gaas.releases.SourceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

abstract class GitContract extends SourceContract {
    @TempDir
    Path folder;

    BareRepository bare;
    private Source source;

    @BeforeEach
    void make() throws Exception {
        bare = new BareRepository(folder.resolve("app.git"));
        source = new GitSource(allowed(), folder.resolve("cache"));
    }

    @AfterEach
    void close() throws Exception {
        bare.close();
    }

    /** The place of the contract's repository, on this way to it. */
    abstract AllowedRepositories allowed() throws Exception;

    static AllowedRepositories only(AllowedHost... hosts) {
        return new AllowedRepositories(
                RepositorySettings.none().with(List.of(hosts), List.of()),
                host -> List.of(java.net.InetAddress.getAllByName(host)));
    }

    @Override
    protected Source source() {
        return source;
    }

    @Override
    protected String foreignCodeRule() {
        return "SUBMODULE_NOT_ALLOWED";
    }

    @Override
    protected Filled filled() {
        return bare;
    }
}
