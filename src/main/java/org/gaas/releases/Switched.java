package org.gaas.releases;

/**
 * A release that was made to run.
 *
 * @param artefact which files it has
 */
public record Switched(Revision revision, String artefact) {}
