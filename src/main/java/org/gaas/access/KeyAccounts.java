package org.gaas.access;

import java.util.Collection;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;

/** A kind of server, and how developers come to it by ssh key. Kinds that nobody comes to have none. */
public interface KeyAccounts {
    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /**
     * The name of a developer's account on such servers.
     *
     * @throws org.gaas.engine.InvalidInput {@code ACCOUNT_INVALID} when that can't be one
     */
    String user(String developer);

    /**
     * There are these, and no others; whoever is to see less, or nothing, is cut off.
     *
     * @param days how long it is kept who came
     */
    Desired exactly(Collection<KeyAccount> accounts, int days);

    /** Who came last, and who was not let in, as {@link Visit} reads it; changes nothing. */
    Command visits(int days);
}
