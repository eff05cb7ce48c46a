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
        List<Begun> processes) {

    /** Something that was begun for an installation; its steps are at {@code /api/processes/{id}}. */
    record Begun(String id, String name, String state, Instant startedAt) {}
}
