package org.gaas.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gaas.applications.Repository;
import org.gaas.engine.Progress;
import org.gaas.engine.Refusal;
import org.springframework.stereotype.Component;

/** Compares the releases of one repository with what another has under their tags. Takes as long as fetching does. */
@Component
public class Comparisons {
    private final Releases releases;
    private final BackgroundWork work;

    Comparisons(Releases releases, BackgroundWork work) {
        this.releases = releases;
        this.work = work;
    }

    /**
     * Begins, or attaches.
     *
     * @param used which releases; asked for on this desk when it begins
     * @param kept keeps what was found, perhaps again, and says how the process goes on
     */
    public void begin(
            String operation,
            Repository other,
            Supplier<List<Revision>> used,
            Function<List<Compared>, Progress.Done> kept) {
        work.begin(operation, watch -> {
            watch.progress(0, 0, "reading the tags of " + other);
            var tags = tags(other);
            var compared = new ArrayList<Compared>();
            for (var one : used.get()) {
                watch.progress(compared.size(), 0, "comparing " + one.ref());
                compared.add(releases.compare(one, other, tags, watch));
            }
            return kept.apply(compared);
        });
    }

    /**
     * How far it is.
     *
     * @throws ReleaseRefused the other repository may not be used, or nobody would get to read it by waiting
     */
    public Progress poll(String operation) throws Refusal {
        return work.poll(operation);
    }

    /** Who named it can mend the name, or the rights of the desk, and ask again: no repair of the desk is needed. */
    private List<FoundTag> tags(Repository other) throws ReleaseRefused {
        try {
            return releases.tags(other);
        } catch (SourceFailure no) {
            if (no.kind() != SourceFailure.Reason.NOT_FOUND && no.kind() != SourceFailure.Reason.AUTHENTICATION)
                throw no;
            throw new ReleaseRefused(
                    "repository",
                    "REPO_UNREADABLE",
                    "can't be read by the desk: " + no.found() + ". "
                            + no.kind().remedy());
        }
    }
}
