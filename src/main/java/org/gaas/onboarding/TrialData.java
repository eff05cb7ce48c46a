package org.gaas.onboarding;

import java.util.ArrayList;
import java.util.List;
import org.gaas.applications.Descriptor;
import org.gaas.databases.Databases;
import org.gaas.installations.Installation;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Installations;
import org.gaas.releases.Releases;
import org.springframework.stereotype.Component;

/**
 * Rows for new databases: what the application needs to be set up, and invented people where they are asked for. The
 * files come from the release, and may be run twice: a descriptor promises that.
 */
@Component
public class TrialData {
    private final Installations installations;
    private final Wishes wishes;
    private final Databases databases;
    private final Releases releases;

    TrialData(Installations installations, Wishes wishes, Databases databases, Releases releases) {
        this.installations = installations;
        this.wishes = wishes;
        this.databases = databases;
        this.releases = releases;
    }

    /**
     * Loads them, in the order of the descriptor.
     *
     * @param artefact the release that the files are part of
     */
    public void load(InstallationId id, String artefact, boolean sample) {
        Installation installation = installations.get(id);
        for (var file : files(wishes.descriptor(installation).data(), sample))
            databases.load(
                    installation,
                    file.database(),
                    wishes.places(installation),
                    "rows of " + file.file(),
                    releases.file(artefact, file.file().value()));
    }

    private static List<Descriptor.DataFile> files(Descriptor.Data data, boolean sample) {
        var files = new ArrayList<>(data.setup());
        if (sample) files.addAll(data.sample());
        return files;
    }
}
