package org.gaas.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;

/**
 * What was asked for, as it was taken.
 *
 * @param process the instance that sees to it
 * @param agreements by project, the number of the agreement that it goes by
 * @param by who asked: the developer, or whoever is on call
 * @param until at the latest
 * @param emergency whether one person on call decides it alone
 * @param approval what was decided so far
 */
public record AccessRequest(
        long number,
        String process,
        String developer,
        EnvironmentName environment,
        Map<ProjectName, Long> agreements,
        String by,
        Instant asked,
        String why,
        Instant until,
        boolean emergency,
        Approval approval) {
    public AccessRequest {
        var byName = new TreeMap<ProjectName, Long>(Comparator.comparing(ProjectName::value));
        byName.putAll(agreements);
        agreements = byName;
    }

    /**
     * @param by who of hosting approved
     * @param shortened until when, where that is sooner than asked for
     * @param consent who at the customer agreed, when and how
     * @param consentBy who wrote that down
     * @param lookedBy who looked at it afterwards, where it was an emergency
     */
    public record Approval(
            Optional<String> by,
            Optional<Instant> shortened,
            Optional<String> consent,
            Optional<String> consentBy,
            Optional<String> lookedBy,
            Optional<String> lookNote) {
        static final Approval NONE = new Approval(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Set<ProjectName> projects() {
        return agreements.keySet();
    }

    /** Until when it is given. */
    public Instant end() {
        return approval.shortened().filter(until::isAfter).orElse(until);
    }

    /** For lists of tasks: who, and what. */
    public String subject() {
        return developer + " · "
                + String.join(", ", projects().stream().map(ProjectName::value).toList());
    }

    /** What processes about it are about; no installation is called so. */
    public String key() {
        return "access:" + number;
    }
}
