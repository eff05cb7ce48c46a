package org.gaas.releases.net;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** What libraries say, for people. */
public final class Words {
    private static final int MOST = 400;

    private Words() {}

    /** The messages of all causes in one line. */
    public static String of(Throwable trouble) {
        var words = new StringBuilder();
        for (var cause = trouble; cause != null && words.length() < MOST; cause = cause.getCause()) {
            var said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (words.indexOf(said) < 0)
                words.append(words.isEmpty() ? "" : ": ").append(said);
        }
        return words.toString().replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    /** Whether the desk's own disk is the trouble. */
    public static boolean ofStorage(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException) return true;
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left on device")) return true;
        }
        return false;
    }
}
