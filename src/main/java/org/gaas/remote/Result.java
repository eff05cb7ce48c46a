package org.gaas.remote;

/**
 * How a command ended.
 *
 * @param server the server's name in the fleet
 * @param exit the exit code; 128 and more when a signal ended it
 * @param out the last part of what it wrote, at most 256 KiB
 * @param err the last part of its complaints, at most 256 KiB; empty for operations, which mix both
 * @param cut whether the beginning of {@code out} or {@code err} is missing
 */
public record Result(String server, int exit, String out, String err, boolean cut) {
    public boolean ok() {
        return exit == 0;
    }

    /**
     * This result.
     *
     * @param wanted what the command was for, in words for people
     * @throws RemoteFailure {@code COMMAND_FAILED}, or {@code NO_SPACE}, when the command did not end with 0
     */
    public Result expect(String wanted) {
        if (ok()) return this;
        var words = lastLines(err.isBlank() ? out : err);
        throw RemoteFailure.of(
                RemoteFailure.Reason.COMMAND_FAILED.orAsSaid(words),
                server,
                wanted,
                "exit code " + exit + (words.isEmpty() ? "" : ", " + words));
    }

    private static String lastLines(String text) {
        var stripped = text.strip();
        if (stripped.length() <= 500) return stripped;
        var end = stripped.substring(stripped.length() - 500);
        return "...\n" + end.substring(end.indexOf('\n') + 1);
    }
}
