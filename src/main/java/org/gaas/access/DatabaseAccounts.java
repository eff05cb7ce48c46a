package org.gaas.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;

/** A kind of database server, and how developers' accounts are kept on it. */
public interface DatabaseAccounts {
    /** Where a developer reaches a database server. */
    record Endpoint(String host, int port) {}

    /** The platform whose servers have it, as {@link org.gaas.remote.Platform#name()} says. */
    String platform();

    /** What tells database servers apart, where some of the fleet's share one. */
    String engine(ServerName server);

    /** Where developers reach it. */
    Endpoint endpoint(ServerName server);

    /** The name of a developer's account. Names of applications' accounts never begin like it. */
    String user(ServerName server, String developer);

    /** The account is known by this, and has these rights and no others. */
    Desired exists(ServerName server, DeveloperAccount account, Verifier verifier);

    /** No other accounts of developers are there; who is signed in by such a one is cut off. */
    Desired noOthers(ServerName server, List<DeveloperAccount> accounts);

    /** There is no such account, whosever it is; who is signed in by it is cut off. */
    Desired gone(String user, String host);

    /** Where developers read its databases with a browser; empty: nowhere. */
    default Optional<String> page(ServerName server) {
        return Optional.empty();
    }

    /**
     * The page answers who comes from there, and nobody else.
     *
     * @param from none: it answers nobody
     */
    default List<Desired> answering(ServerName server, List<IpRange> from) {
        return List.of();
    }

    /**
     * Who opens sessions is written down where only root changes it, but for these accounts.
     *
     * @param applications names of applications' accounts
     * @param days how long it is kept
     */
    default List<Desired> writtenDown(ServerName server, Collection<String> applications, int days) {
        return List.of();
    }

    /**
     * The last sessions that were written down, as {@link Sessions} reads them; changes nothing. Empty: nobody writes
     * them down there.
     */
    default Optional<Command> sessions(int days) {
        return Optional.empty();
    }

    /** Whether an account is neither the server's own nor a developer's. */
    boolean others(String user, String host);

    /** All accounts and what they may do, one a line, as {@link FoundRight} reads them; changes nothing. */
    Command look();
}
