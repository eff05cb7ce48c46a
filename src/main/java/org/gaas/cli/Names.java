package org.gaas.cli;

/** How the command line spells what has no name of its own. */
final class Names {
    private Names() {}

    /** A commit, short as people know it; a revision number stays as it is. */
    static String commit(String commit) {
        return commit != null && commit.matches("[0-9a-f]{40,64}") ? commit.substring(0, 10) : commit;
    }

    static String or(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
