package org.gaas.tasks;

import java.time.Instant;

/** That somebody is on call, from a moment on until just before another one. */
public record Shift(long number, String person, Instant begins, Instant ends, String by) {}
