package org.gaas.applications;

import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * What exactly is released: the full id of a Git commit in lower case, or a Subversion revision such as {@code r1234}.
 */
public record Commit(String value) {
    public static final Var<Commit> COMMIT = Var.text("commit").as(Commit::new, Commit::value);

    private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}|r[0-9]{1,9}");

    /**
     * @throws InvalidInput COMMIT_INVALID
     */
    public Commit {
        if (value == null || !allowed(value))
            throw new InvalidInput("commit", "COMMIT_INVALID", "must be a full commit id: 40 or 64 digits 0-9 a-f");
    }

    /** Whether this text is a full id. */
    public static boolean allowed(String text) {
        return ALLOWED.matcher(text).matches();
    }

    /** Whether it is a checksum of its files and their history; a Subversion revision is a number of its repository. */
    public boolean namesItsFiles() {
        return !value.startsWith("r");
    }

    /** Short enough for people and for names of directories; not unique for ever. */
    public String brief() {
        return value.length() <= 10 ? value : value.substring(0, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
