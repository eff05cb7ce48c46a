package org.gaas.installations;

import java.time.Instant;
import java.util.Optional;
import org.gaas.applications.Repository;

/**
 * Where a project's releases come from, or came from for a time.
 *
 * @param until empty: it is the one in use
 * @param requester who asked to change to it; empty for the first
 * @param approver who approved that; empty where nobody had to
 * @param reason why it was changed to it
 */
public record UsedRepository(
        Repository repository,
        Instant since,
        Optional<Instant> until,
        Optional<String> requester,
        Optional<String> approver,
        Optional<String> reason) {}
