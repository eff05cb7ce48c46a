package org.gaas.applications;

import org.gaas.engine.Excerpt;

/**
 * One thing that is wrong in a document that people write. It may repeat what stands there, so it is made fit to be
 * shown: what can't be seen is told as a number.
 *
 * @param line counted from 1; 0 when it concerns the whole document
 * @param key where in the document, for example {@code web.directory}; may be empty
 * @param message what is wrong
 * @param hint what would be right; may be empty
 */
public record Finding(int line, String key, String message, String hint) {
    public Finding {
        key = Excerpt.shown(100, key);
        message = Excerpt.shown(300, message.strip());
        hint = Excerpt.shown(150, hint);
    }

    @Override
    public String toString() {
        return (line > 0 ? "line " + line : "whole document")
                + (key.isEmpty() ? "" : ", " + key)
                + ": "
                + message
                + (hint.isEmpty() ? "" : ". Hint: " + hint);
    }
}
