package org.gaas.engine;

import java.util.regex.Pattern;

/** The part of a text that fits, with a mark where the rest was; never with half a character at the cut. */
public final class Excerpt {
    private static final String MARK = "…";

    /** Controls, halves of characters, and what turns the direction of reading. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{206f}\\x{feff}]");

    private Excerpt() {}

    /** The start of what somebody sent, fit to be repeated in a sentence: what can't be seen is told as a number. */
    public static String shown(int most, String text) {
        return UNSEEN.matcher(start(most, text))
                .replaceAll(unseen -> "U+%04X".formatted(unseen.group().codePointAt(0)));
    }

    /**
     * The start of a text; nothing for null.
     *
     * @param most how long at most, with the mark
     */
    public static String start(int most, String text) {
        if (text == null) return "";
        if (text.length() <= most) return text;
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + MARK;
    }

    /** The end of a text, which for what a program says tells why it stopped. */
    public static String end(int most, String text) {
        if (text == null) return "";
        if (text.length() <= most) return text;
        var begin = text.length() - most + 1;
        return MARK + text.substring(Character.isLowSurrogate(text.charAt(begin)) ? begin + 1 : begin);
    }
}
