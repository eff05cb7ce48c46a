package org.gaas.applications;

import java.util.regex.Pattern;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * The name of a release, as it is spelled in the repository: {@code 1.9.2}, {@code tags/1.6.1}, {@code v2.0.50.1}. It
 * is narrower than what Git accepts, so that it can do no harm in a path, a command or a page.
 */
public record Tag(String value) {
    public static final Var<Tag> TAG = Var.text("tag").as(Tag::new, Tag::value);

    private static final int LONGEST = 64;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._/-]{1," + LONGEST + "}");
    private static final Pattern FORBIDDEN =
            Pattern.compile("[-/].*|.*(\\.\\.|//|/\\.|\\.lock/|/-).*|\\..*|.*[./]|.*\\.lock");

    /**
     * @throws InvalidInput REF_INVALID
     */
    public Tag {
        if (value == null || !allowed(value))
            throw new InvalidInput(
                    "tag",
                    "REF_INVALID",
                    "must be 1 to " + LONGEST + " letters, digits and . _ - / only, without '..' or '//', "
                            + "not starting with '-', '.' or '/' nor ending with '.', '/' or '.lock'");
    }

    /** Whether this text can be a tag at all. */
    public static boolean allowed(String text) {
        return ALLOWED.matcher(text).matches() && !FORBIDDEN.matcher(text).matches();
    }

    /** The tag as one name of a file: slashes become plus signs, which no tag has. */
    public String fileName() {
        return value.replace('/', '+');
    }

    @Override
    public String toString() {
        return value;
    }
}
