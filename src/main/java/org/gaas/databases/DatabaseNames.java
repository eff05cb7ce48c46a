package org.gaas.databases;

import java.util.List;
import java.util.Optional;
import org.gaas.installations.InstallationId;
import org.gaas.installations.Schemas;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose each database is. Two installations may come to the same name ({@code capri} with a part {@code gems_data},
 * {@code capri-gems} with a part {@code data}): the second does not get it.
 */
@Component
class DatabaseNames implements Schemas {
    private final JdbcClient database;
    private final TransactionTemplate own;

    DatabaseNames(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes the names; those that the installation has already stay its own. In a transaction of its own: what takes the
     * installation away must know the names, even if the step that made the databases fails or is withdrawn.
     *
     * @throws DatabaseTaken one of them is another installation's
     */
    void take(InstallationId installation, List<DatabaseName> names) {
        own.executeWithoutResult(status -> takeAll(installation, names));
    }

    private void takeAll(InstallationId installation, List<DatabaseName> names) {
        for (var name : names) {
            if (ownerOf(name.value()).isEmpty()) insert(installation, name);
            var owner = ownerOf(name.value()).orElseThrow();
            if (!owner.equals(installation.value())) throw new DatabaseTaken(installation, name, owner);
        }
    }

    /** The names of an installation, by name. */
    List<DatabaseName> of(InstallationId installation) {
        return database
                .sql("select name from installation_database where installation = :id order by name")
                .param("id", installation.value())
                .query(String.class)
                .list()
                .stream()
                .map(DatabaseName::new)
                .toList();
    }

    @Override
    public List<String> schemasOf(InstallationId installation) {
        return of(installation).stream().map(DatabaseName::value).toList();
    }

    @Override
    public String accountOf(InstallationId installation) {
        return Account.userOf(installation);
    }

    /** Whether another installation has a database of this name, which may be one that nobody could have. */
    boolean anothers(InstallationId installation, String name) {
        return ownerOf(name)
                .filter(owner -> !owner.equals(installation.value()))
                .isPresent();
    }

    /** Gives them all back. */
    void release(InstallationId installation) {
        database.sql("delete from installation_database where installation = :id")
                .param("id", installation.value())
                .update();
    }

    private Optional<String> ownerOf(String name) {
        return database.sql("select installation from installation_database where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    private void insert(InstallationId installation, DatabaseName name) {
        try {
            database.sql("insert into installation_database (name, installation) values (:name, :id)")
                    .param("name", name.value())
                    .param("id", installation.value())
                    .update();
        } catch (DuplicateKeyException takenMeanwhile) {
            // whose it is now is looked at next
        }
    }
}
