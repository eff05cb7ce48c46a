package org.gaas.databases;

import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;

/**
 * The name of a schema: {@code capri_gems} on production, {@code capri_acc_gems} elsewhere. Hyphens of the installation
 * become underscores; as project names hold none, two installations never share a schema.
 */
public record DatabaseName(String value) {
    /**
     * @throws InvalidInput {@code DB_NAME_INVALID}
     */
    public DatabaseName {
        if (value == null || !value.matches("[a-z][a-z0-9_]{0,63}"))
            throw new InvalidInput(
                    "database", "DB_NAME_INVALID", "must be 1 to 64 characters a-z, 0-9 and _, a letter first");
    }

    /**
     * @param part what the descriptor calls it, for example {@code gems}
     */
    public static DatabaseName of(InstallationId installation, String part) {
        return new DatabaseName(installation.value().replace('-', '_') + "_" + part);
    }

    /** As an identifier in SQL. */
    public String quoted() {
        return "`" + value + "`";
    }

    /** As a pattern in GRANT, where {@code _} would stand for any character: {@code gems\_a1} does not open gemsxa1. */
    public String escaped() {
        return "`" + value.replace("_", "\\_") + "`";
    }

    @Override
    public String toString() {
        return value;
    }
}
