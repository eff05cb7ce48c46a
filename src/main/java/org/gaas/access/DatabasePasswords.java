package org.gaas.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.audit.Entry;
import org.gaas.audit.Trail;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.ServerName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By what database servers know developers' passwords. The passwords themselves are their owners' alone. */
@Component
public class DatabasePasswords {
    private final JdbcClient database;
    private final Fleet fleet;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    public DatabasePasswords(JdbcClient database, Fleet fleet, People people, Trail trail, Clock clock) {
        this.database = database;
        this.fleet = fleet;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    /** By what a server knows a developer. */
    public Optional<Verifier> of(String developer, ServerName server) {
        return Optional.ofNullable(on(server).get(developer));
    }

    /** By what a server knows its developers. */
    Map<String, Verifier> on(ServerName server) {
        var verifiers = new HashMap<String, Verifier>();
        database.sql("select developer, verifier from access_password where server = :server")
                .param("server", server.value())
                .query(row -> {
                    verifiers.put(row.getString("developer"), new Verifier(row.getString("verifier")));
                });
        return verifiers;
    }

    /**
     * A developer has another password on a server from now on; a password on one server opens no other.
     *
     * @throws org.gaas.people.Forbidden {@code ROLE_REQUIRED}
     * @throws InvalidInput {@code SERVER_UNKNOWN}, or {@code VERIFIER_USED} on another server
     */
    @Transactional
    public void set(String developer, ServerName server, Verifier verifier) {
        people.require(developer, Role.DEVELOPERS);
        fleet.server(server);
        var elsewhere = database.sql(
                        "select count(*) from access_password where verifier = :verifier and server <> :server")
                .param("verifier", verifier.value())
                .param("server", server.value())
                .query(Integer.class)
                .single();
        if (elsewhere > 0)
            throw new InvalidInput("verifier", "VERIFIER_USED", "each server must have a password of its own");
        database.sql("delete from access_password where developer = :developer and server = :server")
                .param("developer", developer)
                .param("server", server.value())
                .update();
        database.sql("insert into access_password (developer, server, verifier, set_at)"
                        + " values (:developer, :server, :verifier, :now)")
                .param("developer", developer)
                .param("server", server.value())
                .param("verifier", verifier.value())
                .param("now", Utc.of(clock.instant()))
                .update();
        trail.record(Entry.decision(developer, "set-password", developer)
                .place(server.value())
                .subject("database account"));
    }
}
