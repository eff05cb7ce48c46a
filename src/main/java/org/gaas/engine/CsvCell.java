package org.gaas.engine;

import java.text.Normalizer;

/**
 * One text in a CSV file. A spreadsheet takes a cell that begins with a sign for a formula, also in full width and
 * behind blanks, and formulas can run programs (CWE-1236): such a cell gets an apostrophe in front. Only for texts:
 * numbers are written as they are.
 */
public final class CsvCell {
    private CsvCell() {}

    /** The text as it is written into the file. */
    public static String of(String text) {
        var safe = looksLikeFormula(text) ? "'" + text : text;
        return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean looksLikeFormula(String text) {
        if (text.isEmpty()) return false;
        if ("\t\r\n".indexOf(text.charAt(0)) >= 0) return true;
        var first = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !invisible(c))
                .findFirst();
        return first.isPresent() && "=+-@".indexOf(first.getAsInt()) >= 0;
    }

    private static boolean invisible(int c) {
        var type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT;
    }

    private static boolean needsQuotes(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t');
    }
}
