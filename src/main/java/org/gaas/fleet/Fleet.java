package org.gaas.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Host;
import org.gaas.remote.Platform;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.ServerAccess;
import org.gaas.remote.Servers;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The servers that there are, and the way into them: everything that is changed on one is written to the trail. */
public class Fleet {
    static final String DESK = "desk";

    private final ServerRows rows;
    private final Servers servers;
    private final Adapters<Platform> platforms;
    private final Path key;
    private final Trail trail;

    /**
     * @param key the file that holds the desk's private key
     */
    public Fleet(JdbcClient database, Servers servers, List<Platform> platforms, Path key, Trail trail) {
        this.rows = new ServerRows(database);
        this.servers = servers;
        this.platforms = new Adapters<>("kind of server", platforms, Platform::name);
        this.key = key;
        this.trail = trail;
    }

    /** All servers, retired ones too, by name. */
    public List<Server> servers() {
        return rows.all();
    }

    public Optional<Server> find(ServerName name) {
        return rows.find(name);
    }

    /**
     * @throws InvalidInput {@code SERVER_UNKNOWN}
     */
    public Server server(ServerName name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private static InvalidInput unknown(ServerName name) {
        return new InvalidInput("server", "SERVER_UNKNOWN", "there is no server '" + name + "' in the fleet");
    }

    /**
     * The server as it is now and stays until the transaction ends: whoever wants to change it, or to place something
     * there, waits. So what is decided about it and what is placed on it come one after the other.
     *
     * @throws InvalidInput {@code SERVER_UNKNOWN}
     */
    public Server held(ServerName name) {
        return rows.held(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Adds a server, or brings what is known about it up to date. Writes nothing when all is known already.
     *
     * @param who the person, or the part of the desk, that says so
     * @throws InvalidInput {@code PLATFORM_UNKNOWN}
     */
    public void register(Server server, String who) {
        register(server, who, "");
    }

    private void register(Server server, String who, String why) {
        platforms.on(server);
        var known = find(server.name());
        if (known.equals(Optional.of(server))) return;
        rows.put(server, known.isPresent());
        var what = known.isEmpty() ? "add-server" : "change-server";
        trail.record(Entry.decision(who, what, server.name().value())
                .place(server.name().value())
                .subject(server.address())
                .detail(known.map(before -> differences(before, server)).orElse("") + why));
    }

    private static String differences(Server before, Server now) {
        var told = new ArrayList<String>();
        if (!before.hostKeys().equals(now.hostKeys())) told.add("new host keys");
        if (!before.roles().equals(now.roles())) told.add("roles " + ServerRows.text(now.roles()));
        if (!before.zone().equals(now.zone())) told.add("zone " + now.zone());
        if (!before.address().equals(now.address()) || before.port() != now.port())
            told.add("address " + now.address() + ":" + now.port());
        if (!before.sites().equals(now.sites())) told.add("sites at " + now.sharedHost());
        if (before.state() != now.state()) told.add("now " + now.state().name().toLowerCase(Locale.ROOT));
        return String.join(", ", told);
    }

    /**
     * What an operator wrote down, for example in a file that is read at each start. A state that people gave the server
     * since then stays, unless the operator names another than the usual one; what was given up as lost stays so.
     */
    public void list(Server server, String who) {
        var stays = find(server.name())
                .map(Server::state)
                .filter(state -> server.state() == Server.State.ACTIVE || state == Server.State.LOST);
        register(server.in(stays.orElse(server.state())), who);
    }

    /** Makes a server active, draining or retired. */
    public void change(ServerName name, Server.State state, String who) {
        register(server(name).in(state), who);
    }

    /** A server is gone for good. */
    void lose(ServerName name, String why, String who) {
        register(server(name).in(Server.State.LOST), who, ": " + why);
    }

    /** A server that was joining does so no more: it is retired again, or was never here. */
    void leave(ServerName name, boolean stays, String who) {
        if (stays) {
            change(name, Server.State.RETIRED, who);
            return;
        }
        rows.remove(name);
        trail.record(Entry.decision(who, "remove-server", name.value()).place(name.value()));
    }

    /** The way into a server, for the desk's own work. */
    public Host host(ServerName name) {
        return host(name, DESK);
    }

    /**
     * The way into a server.
     *
     * @param who for whom the work is done, as the trail should name it
     * @throws InvalidInput {@code SERVER_UNKNOWN} or {@code SERVER_RETIRED}
     * @throws RemoteFailure {@code LOST}
     */
    public Host host(ServerName name, String who) {
        var server = server(name);
        if (server.state() == Server.State.RETIRED)
            throw new InvalidInput("server", "SERVER_RETIRED", "the server " + name + " is retired");
        if (server.state() == Server.State.LOST)
            throw RemoteFailure.of(
                    RemoteFailure.Reason.LOST, name.value(), "a way into it", "hosting gave it up as lost for good");
        return new AuditedHost(servers.connect(access(server)), trail, who);
    }

    private ServerAccess access(Server server) {
        return new ServerAccess(
                server.name().value(),
                server.address(),
                server.port(),
                server.user(),
                key,
                server.hostKeys(),
                server.root(),
                platforms.on(server));
    }
}
