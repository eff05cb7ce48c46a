package org.gaas.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.gaas.engine.Excerpt;
import org.gaas.remote.HostKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of servers that are being added. */
final class CandidateRows {
    private final JdbcClient database;

    CandidateRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Candidate> find(ServerName name) {
        return database.sql("select * from server_candidate where name = :name")
                .param("name", name.value())
                .query(CandidateRows::candidate)
                .optional();
    }

    /** The one that this process adds. */
    Optional<Candidate> of(String process) {
        return database.sql("select * from server_candidate where process = :process")
                .param("process", process)
                .query(CandidateRows::candidate)
                .optional();
    }

    Candidate get(ServerName name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not being added"));
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when a server of that name is being added already
     */
    void add(Candidate one) {
        database.sql("""
                        insert into server_candidate (name, roles, zone, address, port, alike, requester, process,
                            comes_back, findings)
                        values (:name, :roles, :zone, :address, :port, :alike, :requester, :process, :back, '')""")
                .param("name", one.name().value())
                .param("roles", ServerRows.text(one.roles()))
                .param("zone", one.zone())
                .param("address", one.address())
                .param("port", one.port())
                .param("alike", one.like().map(ServerName::value).orElse(null))
                .param("requester", one.requester())
                .param("process", one.process())
                .param("back", one.comesBack())
                .update();
    }

    void shown(ServerName name, HostKey key) {
        database.sql("update server_candidate set host_key = :key, fingerprint = :print where name = :name")
                .param("key", key.text())
                .param("print", key.fingerprint())
                .param("name", name.value())
                .update();
    }

    void found(ServerName name, String findings) {
        database.sql("update server_candidate set findings = :findings where name = :name")
                .param("findings", Excerpt.start(3900, findings))
                .param("name", name.value())
                .update();
    }

    void checked(ServerName name) {
        database.sql("update server_candidate set checked = true where name = :name")
                .param("name", name.value())
                .update();
    }

    /** That one, and not another of the same name that came meanwhile. */
    void remove(Candidate one) {
        database.sql("delete from server_candidate where name = :name and process = :process")
                .param("name", one.name().value())
                .param("process", one.process())
                .update();
    }

    void remove(ServerName name) {
        database.sql("delete from server_candidate where name = :name")
                .param("name", name.value())
                .update();
    }

    private static Candidate candidate(ResultSet row, int n) throws SQLException {
        var key = Optional.ofNullable(row.getString("host_key"));
        var print = row.getString("fingerprint");
        return new Candidate(
                new ServerName(row.getString("name")),
                ServerRows.roles(row.getString("roles")),
                row.getString("zone"),
                row.getString("address"),
                row.getInt("port"),
                Optional.ofNullable(row.getString("alike")).map(ServerName::new),
                row.getString("requester"),
                row.getString("process"),
                row.getBoolean("comes_back"),
                key.map(text -> new HostKey(text, print)),
                row.getBoolean("checked"),
                row.getString("findings"));
    }
}
