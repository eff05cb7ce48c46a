package org.gaas.installations;

/** A part of an installation; each is placed on a server by itself. */
public enum Part {
    WEB,
    DATABASE,
    WORKER,
    MAIL
}
