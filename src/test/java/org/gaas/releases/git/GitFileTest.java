package org.gaas.releases.git;

import java.nio.file.Path;
import java.util.List;
import org.gaas.applications.Repository;
import org.gaas.releases.AllowedRepositories;
import org.gaas.releases.RepositorySettings;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Git in a folder")
class GitFileTest extends GitContract {
    @Override
    AllowedRepositories allowed() {
        return allowed(folder);
    }

    static AllowedRepositories allowed(Path folder) {
        return new AllowedRepositories(RepositorySettings.none().with(List.of(), List.of(folder)), host -> List.of());
    }

    @Override
    protected Repository repository() {
        return new Repository("file://" + bare.folder);
    }

    @Override
    protected Repository missing() {
        return new Repository("file://" + folder.resolve("missing.git"));
    }
}
