package org.gaas.fleet;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of servers. */
final class ServerRows {
    private final JdbcClient database;

    ServerRows(JdbcClient database) {
        this.database = database;
    }

    List<Server> all() {
        return database.sql("select * from server order by name")
                .query(ServerRows::server)
                .list();
    }

    Optional<Server> find(ServerName name) {
        return database.sql("select * from server where name = :name")
                .param("name", name.value())
                .query(ServerRows::server)
                .optional();
    }

    /** The row, which nobody else changes or holds until the transaction ends. */
    Optional<Server> held(ServerName name) {
        return database.sql("select * from server where name = :name for update")
                .param("name", name.value())
                .query(ServerRows::server)
                .optional();
    }

    void put(Server server, boolean known) {
        database.sql(known ? """
                                update server set roles = :roles, zone = :zone, address = :address, port = :port,
                                    login = :login, root = :root, platform = :platform, host_keys = :keys, state = :state,
                                    sites = :sites
                                where name = :name""" : """
                                insert into server (name, roles, zone, address, port, login, root, platform, host_keys,
                                    state, sites)
                                values (:name, :roles, :zone, :address, :port, :login, :root, :platform, :keys, :state,
                                    :sites)""")
                .param("name", server.name().value())
                .param("roles", text(server.roles()))
                .param("zone", server.zone())
                .param("address", server.address())
                .param("port", server.port())
                .param("login", server.user())
                .param("root", server.root())
                .param("platform", server.platform())
                .param("keys", String.join("\n", server.hostKeys()))
                .param("state", server.state().name())
                .param("sites", server.sites().orElse(null))
                .update();
    }

    void remove(ServerName name) {
        database.sql("delete from server where name = :name")
                .param("name", name.value())
                .update();
    }

    private static Server server(ResultSet row, int n) throws SQLException {
        return new Server(
                new ServerName(row.getString("name")),
                roles(row.getString("roles")),
                row.getString("zone"),
                row.getString("address"),
                row.getInt("port"),
                row.getString("login"),
                row.getString("root"),
                row.getString("platform"),
                List.of(row.getString("host_keys").split("\n")),
                Server.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("sites")));
    }

    static String text(Set<ServerRole> roles) {
        return roles.stream().map(ServerRole::value).sorted().collect(joining(","));
    }

    static Set<ServerRole> roles(String text) {
        return Arrays.stream(text.split(",")).map(ServerRole::new).collect(toSet());
    }
}
