package org.gaas.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All bad input that is tried, from one file. */
final class Corpus {
    /** Archives and certificates are tried by the modules that read them; links in a folder come through no door. */
    private static final Set<Integer> ELSEWHERE = Set.of(33, 34, 35, 42);

    private Corpus() {}

    static List<Row> rows() {
        var file = Corpus.class.getResourceAsStream("/hostile/corpus.csv");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("M"))
                    .map(Row::of)
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The ids that must be there. */
    static Set<String> wanted() {
        return IntStream.rangeClosed(1, 50)
                .filter(number -> !ELSEWHERE.contains(number))
                .mapToObj("M%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
