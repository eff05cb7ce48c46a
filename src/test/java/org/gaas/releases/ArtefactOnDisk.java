package org.gaas.releases;

import java.nio.file.Path;
import java.time.Clock;

/** Opens the module's store to tests in its packages below. */
public final class ArtefactOnDisk {
    private ArtefactOnDisk() {}

    public static Artefact write(Path folder, Source source, Revision revision) throws Exception {
        try (var writer = new Artefacts(folder, Clock.systemUTC()).writer(RepositorySettings.none())) {
            source.export(revision, writer, Watch.none());
            return writer.finish();
        }
    }
}
