package org.gaas.remote;

import java.util.Arrays;

/**
 * Nothing is there: a file, link or whole directory is removed, links inside are not followed.
 *
 * @param path below the host's root, at least two levels deep
 */
public record Absent(String path) implements Desired {
    private static final ShFunction PROBE = ShFunction.of(
            "g_absent_is", "[ ! -e \"$1\" ] && [ ! -L \"$1\" ] || { stat -c '%F of %U' -- \"$1\"; return 1; }");
    private static final ShFunction APPLY = ShFunction.of("g_absent_make", "rm -rf -- \"$1\"");

    public Absent {
        Paths.checked(path);
        var names =
                Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
        if (names.size() < 2 || names.contains("."))
            throw new IllegalArgumentException("too near to the root to be removed: '" + path + "'");
    }

    @Override
    public String subject() {
        return "no " + path;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(PROBE).path(path);
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(APPLY).path(path);
    }
}
