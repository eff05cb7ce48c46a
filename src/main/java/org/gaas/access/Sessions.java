package org.gaas.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.springframework.stereotype.Component;

/** Who opened sessions at a database server, as the server wrote it down. The desk reads it, and can't change it. */
@Component
public class Sessions {
    /** As long as it has to be kept in any case. */
    private static final int MOST_DAYS = 3660;

    private final Access access;
    private final Fleet fleet;

    Sessions(Access access, Fleet fleet) {
        this.access = access;
        this.fleet = fleet;
    }

    /**
     * An account that asked a database server something.
     *
     * @param begun its first statement, within a day
     * @param last its last
     * @param account by which name, whosever it is
     * @param from an address, or localhost for the server itself
     * @param statements how many
     * @param databases which it was in, some of them when it was in many
     */
    public record Session(
            Instant begun, Instant last, String account, String from, int statements, List<String> databases) {}

    /**
     * What is written down.
     *
     * @param sessions in the order of their beginning
     * @param cut whether there are earlier ones that are not here
     * @param doubtful how many lines are none that a server writes
     */
    public record Log(List<Session> sessions, boolean cut, int doubtful) {
        /** From lines with tabs between the fields. */
        static Log read(List<String> lines) {
            var sessions = new ArrayList<Session>();
            var cut = false;
            var doubtful = 0;
            for (var line : lines) {
                var fields = line.split("\t", -1);
                switch (fields[0]) {
                    case "cut" -> cut = true;
                    case "doubtful" -> doubtful = Integer.parseInt(fields[1]);
                    default ->
                        sessions.add(new Session(
                                Instant.parse(fields[1]),
                                Instant.parse(fields[2]),
                                fields[3],
                                fields[4],
                                Integer.parseInt(fields[6]),
                                fields[7].isEmpty() ? List.of() : List.of(fields[7].split(" "))));
                }
            }
            return new Log(sessions, cut, doubtful);
        }
    }

    /**
     * The last ones, at most some thousands.
     *
     * @param days so many back
     * @throws InvalidInput {@code SESSIONS_NOT_WRITTEN} where nobody writes them down, {@code DAYS_INVALID}
     */
    public Log on(ServerName server, int days) {
        if (days < 1 || days > MOST_DAYS)
            throw new InvalidInput("days", "DAYS_INVALID", "must be 1 to " + MOST_DAYS + ", in days");
        var look = Optional.of(fleet.server(server))
                .flatMap(known -> access.kind(server).sessions(days))
                .orElseThrow(() -> new InvalidInput(
                        "server", "SESSIONS_NOT_WRITTEN", "is of a kind that writes no sessions down"));
        var said = fleet.host(server).run(look).expect("the sessions at the databases of " + server);
        var log = Log.read(said.out().lines().skip(said.cut() ? 1 : 0).toList());
        return new Log(log.sessions(), log.cut() || said.cut(), log.doubtful());
    }
}
