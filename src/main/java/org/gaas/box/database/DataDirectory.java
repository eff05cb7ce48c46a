package org.gaas.box.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a new data directory is made of. The script that MariaDB brings for this takes paths with spaces apart, so its
 * statements are given to the server directly; without the help texts, which nobody reads here.
 */
final class DataDirectory {
    private static final List<String> STATEMENTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    private DataDirectory() {}

    /** Writes the statements for {@code mariadbd --bootstrap} into this file. */
    static void statements(Binaries binaries, Path file) throws IOException {
        // root signs in by the socket only, as on Debian
        var text = new StringBuilder("create database mysql;\nuse mysql;\nSET @auth_root_socket='root';\n");
        for (String name : STATEMENTS)
            text.append(Files.readString(binaries.folder().resolve("share/" + name), UTF_8));
        Files.write(
                file,
                text.toString()
                        .lines()
                        // nobody comes by the name of this machine
                        .filter(line -> !line.contains("@current_hostname"))
                        .toList());
    }
}
