package org.gaas.onboarding;

import java.util.Optional;
import org.gaas.applications.ApplicationName;
import org.gaas.applications.Repository;
import org.gaas.applications.Tag;
import org.gaas.installations.InstallationId;

/**
 * What a request comes down to, once template, project and policy have filled in what it left open.
 *
 * @param application the descriptor; empty: the repository brings its own
 * @param sampleData whether the application's invented data is loaded
 */
public record TrialPlan(
        InstallationId installation,
        Repository repository,
        Tag tag,
        Optional<ApplicationName> application,
        boolean sampleData) {}
