package org.gaas.onboarding.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An installation as REST shows it; the fields from {@code repository} on only for a single one. */
record InstallationView(
        String id,
        String project,
        String environment,
        Optional<String> customer,
        Optional<String> server,
        Optional<String> tag,
        Optional<String> commit,
        String state,
        Optional<URI> url,
        Optional<LocalDate> expires,
        Optional<String> repository,
        Optional<String> application,
        List<String> databases,
        List<Begun> processes,
        Optional<Removal> removal) {

    /** Something that was begun for an installation; its steps are at {@code /api/processes/{id}}. */
    record Begun(String id, String name, String state, Instant startedAt) {}

    /** How it went: what was seen when nothing was left of it, and what is kept. */
    record Removal(Optional<Instant> provenAt, List<String> proof, Optional<Kept> archive) {}

    /** What is kept of it, in the same folder on each of these servers. */
    record Kept(
            String folder,
            List<String> servers,
            long bytes,
            LocalDate until,
            Optional<Instant> removedAt,
            List<Piece> pieces) {}

    record Piece(String server, String name, long bytes, String sha256) {}
}
