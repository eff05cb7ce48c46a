package org.gaas.contacts;

import java.time.Instant;
import java.util.Optional;

/** A link opens nothing any more, or never did. */
public final class LinkOver extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** Nothing that this desk ever sent; or changed on the way. */
        UNKNOWN,
        /** The time is over. */
        LATE,
        /** It was used. */
        USED,
        /** Somebody answered otherwise, or nobody needs an answer any more. */
        ANSWERED,
        /** There is a newer link, or what was asked is not what would be done now. */
        CHANGED
    }

    private final Why why;
    private final transient Optional<Language> language;
    private final transient Optional<Instant> when;

    LinkOver(Why why) {
        this(why, Optional.empty(), Optional.empty());
    }

    LinkOver(Why why, Link link, Optional<Instant> when) {
        this(why, Optional.of(link.language()), when);
    }

    private LinkOver(Why why, Optional<Language> language, Optional<Instant> when) {
        super("the link is " + why);
        this.why = why;
        this.language = language;
        this.when = when;
    }

    public Why why() {
        return why;
    }

    /** Of whom it was sent to; empty where nobody knows. */
    public Optional<Language> language() {
        return language;
    }

    /** When it was used, or was too late. */
    public Optional<Instant> when() {
        return when;
    }
}
