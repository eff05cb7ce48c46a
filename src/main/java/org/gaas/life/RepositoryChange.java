package org.gaas.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaas.applications.Repository;
import org.gaas.installations.ProjectName;
import org.gaas.releases.Compared;

/**
 * That a project's releases come from elsewhere, as it was asked for.
 *
 * @param installation which of the project's it is shown with: the one with most at stake
 * @param before where they came from
 * @param compared the releases in use, each with what the other repository has under its tag
 * @param looked when they were compared; empty: not yet
 * @param changed when it became so; empty: it did not, or not yet
 */
public record RepositoryChange(
        long number,
        String process,
        ProjectName project,
        long installation,
        Repository before,
        Repository repository,
        String reason,
        String requester,
        List<Compared> compared,
        Optional<Instant> looked,
        Optional<Instant> changed) {

    /** Whether all that runs could be made from the other repository just as it is. */
    boolean alike() {
        return compared.stream().allMatch(one -> one.verdict().alike());
    }

    /** For people: what the other repository has of what runs, a line for each tag. */
    public List<String> words() {
        if (compared.isEmpty()) return List.of("no release of a tag of " + before + " runs");
        return compared.stream().map(RepositoryChange::words).toList();
    }

    private static String words(Compared one) {
        var was = one.used().ref() + " (" + one.used().commit().brief() + "): ";
        var now = one.now().map(commit -> " (" + commit.brief() + ")").orElse("");
        return was + one.verdict().words() + now;
    }
}
