package org.gaas.hostile;

import java.util.regex.Pattern;

/** Looks for one cell in the file for finance. */
final class Cells {
    private static final String CELL = "(\"(?:[^\"]|\"\")*\"|[^,\"\\r\\n]*)";

    private Cells() {}

    /** The last cell that stands before this text. */
    static Got before(String file, String text) {
        return last(file, CELL + Pattern.quote(text));
    }

    /** The last cell that stands after this text, which is a pattern. */
    static Got after(String file, String text) {
        return last(file, text + CELL);
    }

    private static Got last(String file, String pattern) {
        var cells = Pattern.compile(pattern).matcher(file).results().toList();
        var found =
                cells.isEmpty() ? "no such cell" : cells.get(cells.size() - 1).group(1);
        return new Got(found, "", "CSV", file);
    }
}
