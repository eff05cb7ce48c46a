package org.gaas.billing;

import org.gaas.engine.InvalidInput;

/** What the writer wants to remember or finance should know. Any text; kept as it came, and escaped where it is shown. */
public record Note(String value) {
    static final Note NONE = new Note("");

    /**
     * @throws InvalidInput {@code NOTE_TOO_LONG}
     */
    public Note {
        if (value.length() > 1000)
            throw new InvalidInput("note", "NOTE_TOO_LONG", "must be at most 1,000 characters, not " + value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
