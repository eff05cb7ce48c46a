package org.gaas.fleet;

/**
 * Something about a server that is not as it should be.
 *
 * @param where the server
 * @param message what was found, and why that matters
 * @param hint what to do
 */
public record ServerFinding(Severity severity, ServerName where, String message, String hint) {
    /** How much it matters. */
    public enum Severity {
        /** No installation may be placed there before it is mended. */
        ERROR,
        WARNING
    }

    static ServerFinding error(ServerName where, String message, String hint) {
        return new ServerFinding(Severity.ERROR, where, message, hint);
    }

    static ServerFinding warning(ServerName where, String message, String hint) {
        return new ServerFinding(Severity.WARNING, where, message, hint);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    /** All of it in two sentences. */
    public String sentence() {
        return where + ": " + message + ". " + hint + ".";
    }
}
