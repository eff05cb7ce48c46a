package org.gaas.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One bad value of the corpus.
 *
 * @param id the row of the list that it was made from: {@code M01}
 * @param field what it is a value of
 * @param doors where it is tried
 * @param input the value itself
 * @param expected the rule that refuses it, or what becomes of it where it is taken
 */
record Row(String id, String field, List<Door> doors, String input, Map<Door, String> expected) {
    private static final Pattern RUN = Pattern.compile("(.)\\1{19,}");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Pattern REPEATED = Pattern.compile("(?s)(.)\\{(\\d+)}$");

    static Row of(String line) {
        var cells = line.split("~", -1);
        if (cells.length != 5) throw new IllegalArgumentException("a row has five cells: " + line);
        var doors = cells[2].chars()
                .mapToObj(letter -> Door.valueOf(String.valueOf((char) letter)))
                .toList();
        return new Row(cells[0], cells[1], doors, plain(cells[3]), expected(doors, plain(cells[4])));
    }

    private static Map<Door, String> expected(List<Door> doors, String cell) {
        var all = new TreeMap<Door, String>();
        var words = cell.split(";(?=[A-Z]=)");
        doors.forEach(door -> all.put(door, words[0]));
        Arrays.stream(words).skip(1).forEach(word -> all.put(Door.valueOf(word.substring(0, 1)), word.substring(2)));
        return all;
    }

    private static String plain(String written) {
        var text = UNICODE.matcher(written).replaceAll(found -> {
            var character = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(character));
        });
        return REPEATED.matcher(text)
                .replaceFirst(
                        found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }

    boolean about(String... fields) {
        return List.of(fields).contains(field);
    }

    String expectedAt(Door door) {
        return expected.get(door);
    }

    /** Whether the desk takes the value, so that something is there afterwards. */
    boolean isTaken() {
        return expected.values().stream().noneMatch(rule -> rule.matches("403|[A-Z_]+( line \\d+)?"));
    }

    /** The input in one short line. */
    String shown() {
        return shown(input);
    }

    /** Runs of one character as in the file; control characters as escapes. */
    static String shown(String text) {
        var brief = RUN.matcher(text)
                .replaceAll(run -> Matcher.quoteReplacement(
                        run.group(1) + "{" + run.group().length() + "}"));
        var printable = new StringBuilder();
        brief.codePoints()
                .forEach(c ->
                        printable.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
        return printable.toString();
    }

    @Override
    public String toString() {
        var shown = shown();
        return id + " " + field + " " + (shown.length() <= 50 ? shown : shown.substring(0, 50) + "...");
    }
}
