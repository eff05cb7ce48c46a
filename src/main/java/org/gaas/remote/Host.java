package org.gaas.remote;

import java.io.OutputStream;
import java.util.List;

/**
 * A server that work is done on. Every call is one round trip, may be repeated after a crash, and takes at most a
 * minute; what takes longer is begun as a named operation and polled.
 *
 * <p>Every method throws {@link RemoteFailure} when the server can't be reached or trusted, or does not do what was
 * asked in time. Instances are safe for use by several threads and cheap to get.
 */
public interface Host {
    /** The server's name in the fleet. */
    String name();

    /** Where the server's tree begins: {@code /} on a real server, a folder in the box. */
    String root();

    /**
     * The absolute path on the server of a path below {@link #root()}; a leading slash is allowed.
     *
     * @throws IllegalArgumentException when it leaves the root
     */
    default String path(String path) {
        return Paths.below(root(), path);
    }

    /**
     * Runs a command and waits for its end. An exit code other than 0 is an answer, not a failure: see
     * {@link Result#expect(String)}.
     */
    Result run(Command command);

    /**
     * Runs a command whose output may be of any size, and hands it over as it comes. What was handed over counts only
     * when this returns an {@link Result#ok()}: a command or a connection that ended early throws, or answers another
     * code. The result's own {@code out} stays empty.
     *
     * @param output written to by another thread; not closed
     * @throws RemoteFailure {@code DESK_UNWRITABLE} when the output can't be written
     */
    Result run(Command command, OutputStream output);

    /**
     * Brings the server to what is wished, in this order, as one script: probe, apply, probe again. Stops at the
     * first wish that can't be fulfilled. Fulfilled wishes change nothing.
     *
     * @return one line for each wish; see {@link Report#orThrow()}
     */
    Report converge(Lock lock, List<Desired> wishes);

    /**
     * The same for several lists, as one script. Each holds its own lock while it is fulfilled; one that fails keeps no
     * other from it, and one whose lock somebody else holds is waited for when all others are done. Takes as long as one
     * list may, for each of them.
     *
     * @return a report for each list, in their order; of one that was refused, or did not come to an end, it says why
     */
    List<Report> convergeAll(List<Locked> lists);

    /** Looks what {@link #converge} would change, and changes nothing. */
    Report check(List<Desired> wishes);

    /** The same for several lists, as one script. */
    List<Report> checkAll(List<List<Desired>> lists);

    /**
     * Writes a file of any size: streamed into a file beside it, then moved into its place when it is complete.
     *
     * @param path below the root; its directory exists
     * @param mode for example {@code 0640}
     */
    void upload(String path, Owner owner, String mode, Source content);

    /**
     * Starts a command that goes on without the desk, or attaches to it when it runs already or has ended well. One
     * that failed or vanished is started again.
     *
     * @param operation a name, unique on this server: letters, digits, dots, underscores and hyphens
     * @throws RemoteFailure {@code CALLED_OFF} when somebody called it off before
     */
    void begin(String operation, Command command);

    /**
     * Nobody begins this operation any more, however late they come. One that runs goes on to its end.
     *
     * @return whether nothing of it runs: it has ended, vanished, or was never begun
     */
    boolean callOff(String operation);

    /**
     * How far an operation is; any desk may ask.
     *
     * @throws RemoteFailure {@code VANISHED} when it ended without a trace, for example by a restart of the server
     */
    Operation poll(String operation);

    /** Removes what is kept about an operation that has ended; old ones go by themselves after a week. */
    void forget(String operation);
}
