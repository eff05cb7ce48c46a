package org.gaas.tasks;

/**
 * A parked task came back by itself: its day has come. Published inside the transaction, once.
 *
 * @param task as it is now
 * @param parked what it waited for
 */
public record TaskReturned(OpenTask task, Parked parked) {}
