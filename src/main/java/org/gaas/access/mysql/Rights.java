package org.gaas.access.mysql;

import java.util.List;
import org.gaas.fleet.Environment;

/** What MariaDB calls the rights of developers. None of them reaches beyond the databases that they are granted on. */
final class Rights {
    private static final List<String> READ = List.of("SELECT", "SHOW VIEW");

    private static final List<String> WRITE = List.of(
            "CREATE TEMPORARY TABLES", "DELETE", "EXECUTE", "INSERT", "LOCK TABLES", "SELECT", "SHOW VIEW", "UPDATE");

    private static final List<String> ALL = List.of(
            "ALTER",
            "ALTER ROUTINE",
            "CREATE",
            "CREATE ROUTINE",
            "CREATE TEMPORARY TABLES",
            "CREATE VIEW",
            "DELETE",
            "DROP",
            "EVENT",
            "EXECUTE",
            "INDEX",
            "INSERT",
            "LOCK TABLES",
            "REFERENCES",
            "SELECT",
            "SHOW VIEW",
            "TRIGGER",
            "UPDATE");

    private Rights() {}

    /** By name. */
    static List<String> of(Environment.Rights rights) {
        return switch (rights) {
            case NONE -> List.of();
            case READ -> READ;
            case WRITE -> WRITE;
            case ALL -> ALL;
        };
    }
}
