package org.gaas.releases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/**
 * What may be in a tree so that it can be shipped exactly as it is, and do no harm on the way. Looks at one path after
 * the other, in the order of their bytes, and remembers only those that the next ones could be below of.
 */
final class TreeRules {
    /** Longer names don't fit into a directory, longer paths not into a system call with a root before them: bytes. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_PATH = 2000;

    private final Deque<String> possibleFolders = new ArrayDeque<>();
    private byte[] previous = {};

    /**
     * @throws ReleaseRefused FILE_NAME_NOT_ALLOWED or TREE_INVALID
     */
    void check(String path) throws ReleaseRefused {
        var bytes = path.getBytes(StandardCharsets.UTF_8);
        if (path.chars().anyMatch(Character::isISOControl)) throw name(path, "it holds a control character");
        if (bytes.length > LONGEST_PATH) throw name(path, "it is longer than " + LONGEST_PATH + " bytes");
        for (var name : path.split("/", -1)) checkName(path, name);
        if (Arrays.compareUnsigned(previous, bytes) >= 0) throw twice(path);
        previous = bytes;
        while (!possibleFolders.isEmpty() && !path.startsWith(possibleFolders.peek())) possibleFolders.pop();
        for (var file : possibleFolders) if (path.startsWith(file + "/")) throw twice(file);
        possibleFolders.push(path);
    }

    /**
     * A link may climb only at its beginning, and not out of the tree: then it stays inside even when it goes through
     * other links.
     *
     * @throws ReleaseRefused LINK_LEAVES_RELEASE
     */
    static void checkLink(String path, String target) throws ReleaseRefused {
        var depth = path.chars().filter(character -> character == '/').count();
        var climbing = true;
        if (target.isEmpty() || target.startsWith("/") || target.chars().anyMatch(Character::isISOControl))
            throw link(path, target);
        for (var name : target.split("/", -1)) {
            if (name.equals("..")) {
                if (!climbing || --depth < 0) throw link(path, target);
            } else if (!name.equals(".") && !name.isEmpty()) climbing = false;
        }
    }

    private static void checkName(String path, String name) throws ReleaseRefused {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) throw name(path, "it leads elsewhere");
        if (name.toLowerCase(Locale.ROOT).equals(".git")) throw name(path, "a folder .git is not part of a release");
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
            throw name(path, "it is longer than " + LONGEST_NAME + " bytes");
    }

    private static ReleaseRefused name(String path, String why) {
        return new ReleaseRefused(
                "tag", "FILE_NAME_NOT_ALLOWED", "holds a file that can't be shipped, " + shown(path) + ": " + why);
    }

    private static ReleaseRefused twice(String path) {
        return new ReleaseRefused("tag", "TREE_INVALID", "holds the same name twice: " + shown(path));
    }

    private static ReleaseRefused link(String path, String target) {
        return new ReleaseRefused(
                "tag",
                "LINK_LEAVES_RELEASE",
                "holds a link, " + shown(path) + " -> " + shown(target) + ", that does not stay inside the release;"
                        + " it must be relative, with '..' only at its beginning");
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "...";
    }
}
