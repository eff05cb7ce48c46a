package org.gaas.access;

import org.gaas.engine.InvalidInput;
import org.gaas.installations.ProjectName;

/**
 * What a right is granted on: one database, or all whose names begin alike.
 *
 * @param text the name, or how it begins
 * @param open whether anything may follow
 */
public record GrantPattern(String text, boolean open) implements Comparable<GrantPattern> {
    /**
     * @throws InvalidInput {@code DB_NAME_INVALID}
     */
    public GrantPattern {
        if (text == null || !text.matches("[a-z][a-z0-9_]{0,63}"))
            throw new InvalidInput(
                    "database", "DB_NAME_INVALID", "must be 1 to 64 characters a-z, 0-9 and _, a letter first");
    }

    /** One database. */
    public static GrantPattern exactly(String database) {
        return new GrantPattern(database, false);
    }

    /** All databases of a project, also such as a developer makes: {@code capri_*}. */
    public static GrantPattern of(ProjectName project) {
        return new GrantPattern(project.value().replace('-', '_') + "_", true);
    }

    /** Whether it opens this database. */
    public boolean opens(String database) {
        return open ? database.startsWith(text) : database.equals(text);
    }

    /** As MariaDB keeps it, where {@code _} and {@code %} would stand for anything: {@code capri\_%}. */
    public String escaped() {
        return text.replace("_", "\\_") + (open ? "%" : "");
    }

    @Override
    public String toString() {
        return text + (open ? "*" : "");
    }

    @Override
    public int compareTo(GrantPattern other) {
        return toString().compareTo(other.toString());
    }
}
