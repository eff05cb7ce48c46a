package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a matrix as they come, printed and kept: what went wrong where, and what became of it. */
final class Matrix {
    private static final String LINE = "%-20s %-20s %-34s %-18s %-32s %7s %8s%n";

    private final String title;
    private final Path file;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private record Row(Point point, String what, String outcome, Optional<Duration> up, Duration after) {}

    Matrix(String title, Path file) {
        this.title = title;
        this.file = file;
    }

    /**
     * @param what went wrong
     * @param after how long until the work went on
     */
    void add(Point point, String what, String outcome, Duration after) {
        rows.add(new Row(point, what, outcome, Optional.empty(), after));
        write();
    }

    /**
     * The desk itself died and was started again.
     *
     * @param up how long the new one took to start
     * @param after how long, from its start, until it came back to the step
     */
    void addRestart(Point point, Duration up, Duration after) {
        rows.add(new Row(point, "kill -9", "went on by itself", Optional.of(up), after));
        write();
    }

    /** A sentence about the whole, once it was looked at. */
    void found(String sentence) {
        findings.add(sentence);
        write();
    }

    List<Point> points() {
        return rows.stream().map(Row::point).toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(title + "\n\n");
        text.append(LINE.formatted("process", "step", "point", "what", "outcome", "up s", "on s"));
        rows.forEach(row -> text.append(LINE.formatted(
                row.point.process(),
                row.point.step().replace("Task_", ""),
                row.point.moment(),
                row.what,
                row.outcome,
                row.up.map(Matrix::seconds).orElse(""),
                seconds(row.after))));
        text.append("\n").append(counts()).append("\n");
        findings.forEach(finding -> text.append(finding).append("\n"));
        return text.toString();
    }

    private String counts() {
        var steps = rows.stream()
                .map(row -> row.point.process() + row.point.step())
                .distinct()
                .count();
        var slowest = rows.stream().map(Row::after).max(Duration::compareTo).orElse(Duration.ZERO);
        var outcomes = rows.stream().collect(Collectors.groupingBy(Row::outcome, Collectors.counting()));
        return "%d points at %d steps: %s; the slowest went on after %s s"
                .formatted(rows.size(), steps, outcomes, seconds(slowest));
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / 1000.0);
    }

    /** After each row: what is known is kept when the next one goes wrong. */
    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
