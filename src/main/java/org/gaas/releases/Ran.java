package org.gaas.releases;

import java.time.Instant;

/** A release that was made to run, and since when it did; it keeps the repository that it came from. */
public record Ran(Revision revision, Instant since) {}
