package org.gaas.remote.ssh;

import java.util.concurrent.TimeoutException;

/** Why there is no connection, in words: the libraries wrap it more than once. */
final class NoConnection {
    private NoConnection() {}

    static String words(String host, int port, Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        var words = cause instanceof TimeoutException ? "no answer in time" : cause.getMessage();
        return host + ":" + port + ": " + (words == null ? cause.getClass().getSimpleName() : words);
    }
}
