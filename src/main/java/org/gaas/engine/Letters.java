package org.gaas.engine;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Sees to it that the desk's database holds all letters that people write. MySQL and MariaDB may be set up for fewer, and
 * would refuse a name, or change it, long after the start.
 */
public final class Letters {
    private static final String WANTED = "utf8mb4";

    private Letters() {}

    /**
     * @throws CantStart when they can't all be held
     */
    public static void check(DataSource source) {
        if (!isMySql(source)) return;
        var database = JdbcClient.create(source);
        var letters = database.sql("select @@character_set_database")
                .query(String.class)
                .single();
        if (letters.equals(WANTED)) return;
        var name = database.sql("select database()").query(String.class).single();
        throw new CantStart(
                "The desk's database " + name + " holds only letters of " + letters + "; it must be " + WANTED + ".",
                "Before the first start: alter database " + name + " character set " + WANTED + ". If it has tables"
                        + " already, convert them too, or make the database anew from its backup.");
    }

    private static boolean isMySql(DataSource source) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(source, data -> data.getDatabaseProductName());
            return product.equals("MySQL") || product.equals("MariaDB");
        } catch (MetaDataAccessException unreachable) {
            throw new IllegalStateException("the desk's database can't be asked what it is", unreachable);
        }
    }
}
