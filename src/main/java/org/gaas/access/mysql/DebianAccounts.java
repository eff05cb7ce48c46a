package org.gaas.access.mysql;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.IpRange;
import org.gaas.fleet.ServerName;
import org.gaas.remote.Command;
import org.gaas.remote.Desired;
import org.gaas.remote.RootProgram;
import org.springframework.stereotype.Component;

/** MariaDB of a Debian server, on its usual port. */
@Component
class DebianAccounts extends MariaDbAccounts {
    private static final int PORT = 3306;

    /** The program of root's that keeps who opened sessions, and what it calls the server that it is on. */
    private static final String SESSIONS = "sessions", HERE = ".database";

    private final Fleet fleet;

    DebianAccounts(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public String platform() {
        return "debian";
    }

    @Override
    public String engine(ServerName server) {
        return server.value();
    }

    @Override
    public Endpoint endpoint(ServerName server) {
        return new Endpoint(fleet.server(server).address(), PORT);
    }

    @Override
    public Optional<String> page(ServerName server) {
        return fleet.server(server).sites().map(host -> "https://" + host + "/phpmyadmin/");
    }

    @Override
    public List<Desired> answering(ServerName server, List<IpRange> from) {
        if (page(server).isEmpty()) return List.of();
        var wish = from.stream().map(range -> "from=" + range + "\n").collect(joining());
        return List.of(
                new RootProgram("phpmyadmin", ".shared", Optional.of(wish).filter(text -> !text.isEmpty())));
    }

    @Override
    public List<Desired> writtenDown(ServerName server, Collection<String> applications, int days) {
        var exempt = applications.stream()
                .sorted()
                .map(account -> "exempt=" + account + "\n")
                .collect(joining());
        return List.of(new RootProgram(SESSIONS, HERE, Optional.of("days=" + days + "\n" + exempt)));
    }

    @Override
    public Optional<Command> sessions(int days) {
        return Optional.of(Command.of("sudo", "-n", "/usr/lib/gaas/" + SESSIONS, "show", HERE, Integer.toString(days))
                .looking());
    }

    @Override
    protected String prefix(ServerName server) {
        return "d-";
    }
}
