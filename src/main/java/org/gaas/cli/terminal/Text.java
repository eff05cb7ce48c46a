package org.gaas.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text from elsewhere, made fit for a terminal: no control sequences, and a known width. */
public final class Text {
    private Text() {}

    /**
     * The text without anything that a terminal would obey: control characters, line ends, marks that turn the
     * direction of what follows, and invisible tags become visible escapes. Letters of all scripts stay.
     */
    public static String plain(String text) {
        if (text == null) return "";
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isObeyed(character)) plain.append(escape(character));
            else plain.appendCodePoint(character);
        });
        return plain.toString();
    }

    /** The same JSON with the same characters escaped, so that it means the same; line ends between values stay. */
    public static String plainJson(String json) {
        var plain = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character == '\n' || character == '\r' || character == '\t' || !isObeyed(character))
                plain.appendCodePoint(character);
            else for (var unit : Character.toChars(character)) plain.append(escape(unit));
        });
        return plain.toString();
    }

    /** The same text with line ends and tabs as they are. */
    public static String plainLines(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t' || !isObeyed(character)) plain.appendCodePoint(character);
            else if (character != '\r') plain.append(escape(character));
        });
        return plain.toString();
    }

    /** How many columns of a terminal the text takes. */
    public static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    /** At most so many columns; what is cut off ends in {@code mark}. */
    public static String cut(String text, int columns, String mark) {
        if (width(text) <= columns) return text;
        var room = Math.max(0, columns - width(mark));
        var cut = new StringBuilder();
        var used = 0;
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            used += width(character);
            if (used > room) break;
            cut.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return columns < width(mark) ? "" : cut + mark;
    }

    /** Lines of at most so many columns, parted at spaces; a word that is longer stays whole, so that it can be copied. */
    public static List<String> lines(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" +")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    /** At least so many columns, filled up at the right. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** At least so many columns, filled up at the left. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> !isHarmless(character);
            default -> false;
        };
    }

    /** Joiners, direction marks that touch nothing but their neighbours, the soft hyphen. */
    private static boolean isHarmless(int character) {
        return character >= 0x200C && character <= 0x200F || character == 0x061C || character == 0x00AD;
    }

    private static String escape(int character) {
        return String.format(character > 0xFFFF ? "\\U%08x" : "\\u%04x", character);
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** East Asian Wide and Fullwidth of Unicode's annex 11, in coarse blocks, and emoji. */
    private static boolean isWide(int character) {
        if (character < 0x1100) return false;
        return character <= 0x115F
                || character >= 0x2E80 && character <= 0xA4CF && character != 0x303F
                || character >= 0xA960 && character <= 0xA97F
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1F64F
                || character >= 0x1F680 && character <= 0x1F6FF
                || character >= 0x1F900 && character <= 0x1FAFF
                || character >= 0x20000 && character <= 0x3FFFD;
    }
}
