package org.gaas.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of each row at each of its doors; printed as a table. */
final class Results {
    private final Map<String, Line> lines = new TreeMap<>();

    private record Line(Row row, Door door, List<Got> got, boolean right) {
        @Override
        public String toString() {
            var answers = got.stream().map(Got::toString).distinct().collect(Collectors.joining("; "));
            return "| %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            row.id(),
                            door,
                            cell(row.field()),
                            code(row.shown()),
                            cell(row.expectedAt(door)),
                            cell(answers),
                            right ? "right" : "WRONG");
        }
    }

    void add(Row row, Door door, List<Got> got, boolean right) {
        lines.put("%s %05d %s".formatted(row.id(), lines.size(), door), new Line(row, door, got, right));
    }

    int size() {
        return lines.size();
    }

    void write(Path file) throws IOException {
        var wrong = lines.values().stream().filter(line -> !line.right()).count();
        var text = new StringBuilder("# The corpus of bad input, and what was answered\n\n");
        text.append(lines.size()).append(" tries, ").append(wrong).append(" answered wrongly.\n\n");
        text.append("| row | door | field | input | expected | got | |\n|---|---|---|---|---|---|---|\n");
        lines.values().forEach(line -> text.append(line).append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("[\\p{Cntrl}]", "?");
    }

    /** As code in a table of Markdown. */
    static String code(String text) {
        if (text.isEmpty()) return "(empty)";
        var fence = text.contains("`") ? "``" : "`";
        var space = text.startsWith("`") || text.endsWith("`") || text.isBlank() ? " " : "";
        return fence + space + text.replace("|", "\\|") + space + fence;
    }
}
