package org.gaas.remote;

import java.util.Arrays;

/** Paths below a host's root: they can't leave it. */
final class Paths {
    private Paths() {}

    static String below(String root, String path) {
        if (path.indexOf('\0') >= 0 || Arrays.asList(path.split("/")).contains(".."))
            throw new IllegalArgumentException("a path below the root must not hold '..': '" + path + "'");
        return root.replaceAll("/+$", "") + "/" + path.replaceAll("^/+", "");
    }

    static String checked(String path) {
        below("", path);
        if (path.isEmpty()) throw new IllegalArgumentException("a path must not be empty");
        return path;
    }

    static String mode(String mode) {
        if (!mode.matches("[0-7]{3,4}"))
            throw new IllegalArgumentException("not a mode: '" + mode + "', must be octal digits like 0750");
        return mode.replaceFirst("^0+(?=.)", "");
    }
}
