package org.gaas.audit;

/** What an entry of the trail is about. */
public enum Kind {
    /** A person decided something, or a rule decided because nobody did. */
    DECISION,
    /** Something was changed: on a server, or by a step. */
    CHANGE,
    /** Somebody was not let in, or not allowed to. */
    DENIAL
}
