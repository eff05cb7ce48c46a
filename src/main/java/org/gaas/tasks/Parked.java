package org.gaas.tasks;

import java.time.LocalDate;

/**
 * A task that waits for somebody.
 *
 * @param until the day on whose morning it comes back
 * @param waitsFor who is waited for, as a person named them
 * @param by who parked it
 */
public record Parked(LocalDate until, String waitsFor, String by) {}
