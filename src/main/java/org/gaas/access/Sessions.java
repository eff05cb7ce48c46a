package org.gaas.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.springframework.stereotype.Component;

/**
 * Who opened sessions at a server's databases, and who came to it by ssh key, as the server wrote it down. The desk reads
 * it, and can't change it.
 */
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
     * @param sessions at databases, in the order of their beginning
     * @param visits by ssh key, in the same order, with those that were refused
     * @param cut whether there are earlier ones that are not here
     * @param doubtful how many lines are none that a server writes
     * @param flooded whether more visits were refused than a server writes down
     */
    public record Log(List<Session> sessions, List<Visit> visits, boolean cut, int doubtful, boolean flooded) {
        /** From lines with tabs between the fields. */
        static Log read(List<String> lines) {
            var sessions = new ArrayList<Session>();
            var visits = new ArrayList<Visit>();
            var cut = false;
            var doubtful = 0;
            var flooded = false;
            for (var line : lines) {
                var fields = line.split("\t", -1);
                switch (fields[0]) {
                    case "cut" -> cut = true;
                    case "full" -> flooded = true;
                    case "doubtful" -> doubtful += Integer.parseInt(fields[1]);
                    case "visit" -> visits.add(Visit.read(fields));
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
            return new Log(sessions, visits, cut, doubtful, flooded);
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
        var looks = looks(server, days);
        if (looks.isEmpty())
            throw new InvalidInput("server", "SESSIONS_NOT_WRITTEN", "is of a kind that writes no sessions down");
        var host = fleet.host(server);
        var lines = new ArrayList<String>();
        for (var look : looks) {
            var said = host.run(look).expect("who came to " + server);
            if (said.cut()) lines.add("cut");
            said.out().lines().skip(said.cut() ? 1 : 0).forEach(lines::add);
        }
        return Log.read(lines);
    }

    private List<Command> looks(ServerName server, int days) {
        return Stream.concat(
                        access.kind(server).sessions(days).stream(),
                        access.letsIn(server).map(way -> way.visits(days)).stream())
                .toList();
    }
}
