package org.gaas.releases;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gaas.fleet.ServerName;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was built, from what, and where the outcome is kept. */
@Component
class BuildRecords {
    private final JdbcClient database;
    private final Clock clock;

    BuildRecords(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A build that was done.
     *
     * @param key of its recipe
     * @param server where it was built
     */
    record Built(String key, Artefact artefact, ServerName server) {}

    Optional<Built> of(BuildRecipe recipe) {
        return one("build_key = :value", recipe.key());
    }

    /** A build that this artefact is the outcome of. */
    Optional<Built> withOutcome(String artefact) {
        return one("id = :value", artefact);
    }

    /** What is recorded for the recipe from now on: this, unless another desk was faster. */
    Built add(BuildRecipe recipe, Artefact artefact, ServerName server) {
        try {
            database.sql("insert into release_build (build_key, source, id, files, bytes, server, built)"
                            + " values (:key, :source, :id, :files, :bytes, :server, :now)")
                    .param("key", recipe.key())
                    .param("source", recipe.source())
                    .param("id", artefact.id())
                    .param("files", artefact.files())
                    .param("bytes", artefact.bytes())
                    .param("server", server.value())
                    .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            return new Built(recipe.key(), artefact, server);
        } catch (DuplicateKeyException faster) {
            return of(recipe).orElseThrow(() -> faster);
        }
    }

    private Optional<Built> one(String condition, String value) {
        return database
                .sql("select build_key, id, files, bytes, server from release_build where " + condition
                        + " order by built, build_key")
                .param("value", value)
                .query((row, i) -> new Built(
                        row.getString("build_key"),
                        new Artefact(row.getString("id"), row.getLong("files"), row.getLong("bytes")),
                        new ServerName(row.getString("server"))))
                .list()
                .stream()
                .findFirst();
    }
}
