package org.gaas.box.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.gaas.box.PrivateFile;

/**
 * The box's administrator in the database. The password is made at the first start; it stands only in files that their
 * owner alone may read, never in an argument.
 *
 * @param password 32 hexadecimal digits
 */
record Accounts(String password) {
    static final String ADMINISTRATOR = "gaas";

    private static final int BYTES = 16;

    static Accounts kept(Path file) {
        try {
            if (!Files.exists(file)) {
                var random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.write(file, HexFormat.of().formatHex(random) + "\n");
            }
            return new Accounts(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't read " + file, e);
        }
    }

    /** An option file for {@code mariadb} and {@code mariadb-dump}. */
    String optionFile(Path socket) {
        return """
                # the administrator of the box's database
                [client]
                user="%s"
                password="%s"
                socket="%s"
                default-character-set=utf8mb4
                """.formatted(
                ADMINISTRATOR, password, socket.toString().replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** Run by the server at every start, so a restored or older data directory knows the account too. */
    String initFile() {
        return """
                CREATE OR REPLACE USER '%1$s'@'localhost' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'localhost' WITH GRANT OPTION;
                """.formatted(ADMINISTRATOR, password);
    }

    @Override
    public String toString() {
        return "the account " + ADMINISTRATOR;
    }
}
