package org.gaas.releases;

import java.time.Instant;
import java.util.Optional;
import org.gaas.applications.Commit;
import org.gaas.applications.Tag;

/**
 * A tag as it is in the repository now.
 *
 * @param commit what it names, through annotated tags to the commit itself
 * @param when when the commit was made, where that is known without fetching it
 */
public record FoundTag(Tag name, Commit commit, Optional<Instant> when) {}
