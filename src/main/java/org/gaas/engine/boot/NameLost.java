package org.gaas.engine.boot;

/** Another node took this one's name: it must not go on. */
public record NameLost(String node) {}
