package org.gaas.remote;

import java.util.List;
import org.gaas.remote.Report.Outcome;

/** One wish, brought to a server as the desk does it. */
public final class OneWish {
    private OneWish() {}

    /** What became of it. */
    public static Outcome brought(Host host, Desired wish) {
        return converged(host, wish).lines().get(0).outcome();
    }

    /**
     * It became true.
     *
     * @throws RemoteFailure otherwise
     */
    public static void fulfil(Host host, Desired wish) {
        converged(host, wish).orThrow();
    }

    private static Report converged(Host host, Desired wish) {
        return host.converge(Lock.server(System.nanoTime()), List.of(wish));
    }
}
