package org.gaas.cli;

import org.gaas.cli.client.Trouble;

/** What a command tells the shell; stable, scripts rely on them. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int INPUT = 2;
    static final int WAITS = 3;
    static final int UNREACHABLE = 4;
    static final int NOT_ALLOWED = 5;

    /** Not an exit code: the desk was started and the process stays. */
    static final int STAYS = -1;

    private ExitCode() {}

    static int of(Trouble.Kind kind) {
        return switch (kind) {
            case FAILED -> FAILED;
            case INPUT -> INPUT;
            case UNREACHABLE -> UNREACHABLE;
            case NOT_ALLOWED -> NOT_ALLOWED;
        };
    }
}
