package org.gaas.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out for what was asked
 * @param err for what went wrong
 * @param columns how wide the screen behind {@code out} is; 0 when that is no screen
 * @param lines how high it is; 0 when that is no screen
 * @param color whether to colour
 * @param unicode whether more than ASCII arrives
 */
public record Terminal(PrintStream out, PrintStream err, int columns, int lines, boolean color, boolean unicode) {
    /** What a colour says. */
    public enum Style {
        GOOD("32"),
        BAD("31"),
        ATTENTION("33"),
        STRONG("1"),
        FAINT("2"),
        NONE("");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** False when the output goes to a file or a pipe. */
    public boolean isScreen() {
        return columns > 0;
    }

    public Terminal withColor(boolean wanted) {
        return new Terminal(out, err, columns, lines, wanted, unicode);
    }

    public void line(String text) {
        out.println(text);
    }

    public String style(Style style, String text) {
        return color && style != Style.NONE && !text.isEmpty()
                ? "\u001b[" + style.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** One of two spellings, as the screen can show it. */
    public String either(String unicodeText, String asciiText) {
        return unicode ? unicodeText : asciiText;
    }

    String ellipsis() {
        return either("…", "...");
    }
}
