package org.gaas.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The account that the desk runs with on MySQL or MariaDB, when another one makes the tables: it can add to the trail and
 * read it, and do nothing else with it. Rights that are given on a whole database can't be taken away for a table, so
 * they are given table by table; again after each change of the tables.
 *
 * @param user as in {@code 'gaas_desk'@'%'}
 * @param host from where it may come
 */
public record DeskAccount(String user, String host) {
    private static final String ALL = "select, insert, update, delete";
    private static final Map<String, String> LESS = Map.of(
            "audit_trail", "select, insert",
            "audit_seal", "select, insert",
            "flyway_schema_history", "select");

    public DeskAccount {
        if (!user.matches("[A-Za-z0-9_.-]{1,80}") || !host.matches("[A-Za-z0-9_.:%-]{1,255}"))
            throw new IllegalArgumentException(
                    "gaas.database.desk-account: must be like gaas_desk@%, not '" + user + "@" + host + "'");
    }

    /** From {@code gaas_desk@%}; without a host, from everywhere. */
    public static DeskAccount parse(String text) {
        var words = text.split("@", 2);
        return new DeskAccount(words[0], words.length == 1 ? "%" : words[1]);
    }

    /** Gives what the desk needs on all tables that there are now. Answers how many that are. */
    public int grant(JdbcOperations database) {
        var grants = grants(
                database.queryForObject("select database()", String.class),
                database.queryForList(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and table_type = 'BASE TABLE' order by table_name",
                        String.class));
        grants.forEach(database::execute);
        return grants.size();
    }

    List<String> grants(String schema, List<String> tables) {
        return tables.stream()
                .map(table -> "grant " + LESS.getOrDefault(table.toLowerCase(Locale.ROOT), ALL) + " on `"
                        + quoted(schema) + "`.`" + quoted(table) + "` to '" + user + "'@'" + host + "'")
                .toList();
    }

    private static String quoted(String name) {
        return name.replace("`", "``");
    }
}
