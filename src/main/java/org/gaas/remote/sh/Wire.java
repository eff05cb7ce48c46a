package org.gaas.remote.sh;

import java.io.OutputStream;
import java.time.Duration;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Source;

/** One command line carried out on a server, whatever it travels over. */
public interface Wire {
    /**
     * Runs the line in the server's login shell, sends the input, and waits until it ended and all was read.
     *
     * @param wanted what this is for, for failures
     * @param limit how long it may take in all
     * @return the exit code; 128 and more when a signal ended it
     * @throws RemoteFailure when the server can't be reached or trusted, the connection breaks, or time is up
     */
    int exec(String line, Source input, Duration limit, OutputStream out, OutputStream err, String wanted);
}
