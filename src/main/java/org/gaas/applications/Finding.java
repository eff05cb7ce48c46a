package org.gaas.applications;

/**
 * One thing that is wrong in a document that people write.
 *
 * @param line counted from 1; 0 when it concerns the whole document
 * @param key where in the document, for example {@code web.directory}; may be empty
 * @param message what is wrong
 * @param hint what would be right; may be empty
 */
public record Finding(int line, String key, String message, String hint) {
    @Override
    public String toString() {
        return (line > 0 ? "line " + line : "whole document")
                + (key.isEmpty() ? "" : ", " + key)
                + ": "
                + message
                + (hint.isEmpty() ? "" : ". Hint: " + hint);
    }
}
