package org.gaas.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One bad value of the corpus: which field it is for, and the rule that it breaks. */
record Row(String id, String field, String input, String code) {
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Pattern REPEATED = Pattern.compile("(.*)\\{(\\d+)}");

    static List<Row> all() {
        var file = Row.class.getResourceAsStream("/hostile/requests.csv");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("M"))
                    .map(Row::of)
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Row of(String line) {
        var cells = line.split("~", -1);
        return new Row(cells[0], cells[1], plain(cells[2]), cells[3]);
    }

    private static String plain(String written) {
        var repeated = REPEATED.matcher(written);
        if (repeated.matches()) return repeated.group(1).repeat(Integer.parseInt(repeated.group(2)));
        return UNICODE.matcher(written).replaceAll(found -> {
            var character = (char) Integer.parseInt(found.group(1), 16);
            return java.util.regex.Matcher.quoteReplacement(String.valueOf(character));
        });
    }

    boolean about(String... fields) {
        return List.of(fields).contains(field);
    }

    @Override
    public String toString() {
        var shown = input.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return id + " " + field + " " + (shown.length() <= 40 ? shown : shown.substring(0, 40) + "...");
    }
}
