package org.gaas.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The corpus is whole, and docs/hostile-input.md tells all of it. */
@DisplayName("The corpus of bad input")
class DocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "hostile-input.md");
    private static final Path MADE = Path.of("target", "hostile", "hostile-input.md");
    private static final String BEGIN = "<!-- rows: made from the corpus -->\n";
    private static final String END = "<!-- end of rows -->\n";

    @Test
    @DisplayName("has at least one row for each kind of bad input that there is a door for")
    void whole() {
        var ids = Corpus.rows().stream().map(Row::id).distinct().sorted().toList();
        assertThat(ids).isEqualTo(List.copyOf(Corpus.wanted()));
    }

    @Test
    @DisplayName("has each row once")
    void once() {
        assertThat(Corpus.rows()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("is told by docs/hostile-input.md, row by row")
    void document() throws IOException {
        var text = Files.readString(DOCUMENT);
        var begin = text.indexOf(BEGIN) + BEGIN.length();
        var made = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(text)
                .as("%s is out of date: copy %s over it", DOCUMENT, MADE)
                .isEqualTo(made);
    }

    /** One line for each kind, field and answer. */
    private static String table() {
        var lines = new LinkedHashMap<String, Set<String>>();
        for (var row : Corpus.rows())
            row.expected().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            LinkedHashMap::new,
                            Collectors.mapping(entry -> entry.getKey().name(), Collectors.joining(" "))))
                    .forEach((expected, doors) -> lines.computeIfAbsent(
                                    "| %s | %s | %%s | %s | %s |"
                                            .formatted(row.id(), row.field(), doors, answer(row, expected)),
                                    any -> new LinkedHashSet<>())
                            .add(Results.code(row.shown())));
        var rows = lines.entrySet().stream()
                .map(line -> line.getKey().formatted(String.join(", ", line.getValue())))
                .collect(Collectors.joining("\n"));
        return "| row | field | input | doors | answer |\n|---|---|---|---|---|\n" + rows + "\n";
    }

    private static String answer(Row row, String expected) {
        return row.isTaken() && !expected.matches("[a-z ,]+") ? Results.code(Row.shown(expected)) : expected;
    }
}
