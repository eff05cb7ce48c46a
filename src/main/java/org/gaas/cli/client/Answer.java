package org.gaas.cli.client;

/**
 * What the desk answered.
 *
 * @param value what the command reads
 * @param json the same as it came
 */
public record Answer<T>(T value, String json) {}
