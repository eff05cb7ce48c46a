package org.gaas.cli.terminal;

import java.util.Locale;

/** A bar for a step that takes long. */
public final class Bar {
    private static final int CELLS = 20;

    private Bar() {}

    /**
     * For example {@code [##########..........]  52 %}.
     *
     * @param total 0 when nobody knows: then no bar
     */
    public static String of(Terminal terminal, long done, long total) {
        if (total <= 0) return "";
        var share = Math.min(1.0, Math.max(0.0, (double) done / total));
        var full = (int) (share * CELLS);
        return "[" + terminal.either("█", "#").repeat(full)
                + terminal.either("·", ".").repeat(CELLS - full) + "]"
                + String.format(Locale.ROOT, " %3d %%", (int) (share * 100));
    }
}
