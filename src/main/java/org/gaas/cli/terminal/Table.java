package org.gaas.cli.terminal;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gaas.cli.terminal.Terminal.Style;

/**
 * Aligned columns. On a screen the widest columns give way until a row fits, but for those that people copy; into a
 * file nothing is cut. A text that is too long for a column goes below its row.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 10;
    /** How wide the text below a row is in a file. */
    private static final int PAGE = 120;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();
    private final Map<Integer, String> texts = new HashMap<>();

    /** A head that begins with {@code >} is a column of numbers, aligned at the right; one with {@code !} is never cut. */
    public Table(String... heads) {
        this.heads = List.of(heads);
    }

    /** Adds a row; the cells may hold anything, null for nothing. */
    public Table row(String... cells) {
        return row(Style.NONE, cells);
    }

    public Table row(Style style, String... cells) {
        if (cells.length != heads.size()) throw new IllegalArgumentException("a row of another length");
        rows.add(Arrays.stream(cells).map(Text::plain).toList());
        styles.add(style);
        return this;
    }

    /**
     * Adds a text to the last row: behind it where there is room, else below it, beginning at the second column. It may
     * hold anything, null for nothing.
     */
    public Table with(String text) {
        var plain = Text.plain(text);
        if (!plain.isEmpty()) texts.put(rows.size() - 1, plain);
        return this;
    }

    public void print(Terminal terminal) {
        var widths = widths(terminal.columns());
        terminal.line(terminal.style(
                Style.FAINT, line(heads.stream().map(Table::title).toList(), widths, terminal)));
        for (var i = 0; i < rows.size(); i++) print(i, widths, terminal);
    }

    private void print(int row, int[] widths, Terminal terminal) {
        var page = terminal.columns() == 0 ? PAGE : terminal.columns();
        var line = line(rows.get(row), widths, terminal);
        var text = texts.getOrDefault(row, "");
        var behind = Arrays.stream(widths).map(width -> width + GAP).sum();
        if (!text.isEmpty() && behind + Text.width(text) <= page) {
            terminal.line(terminal.style(styles.get(row), Text.left(line, behind)) + text);
            return;
        }
        terminal.line(terminal.style(styles.get(row), line));
        var indent = widths[0] + GAP;
        for (var part : Text.lines(text, Math.max(NARROWEST, page - indent))) terminal.line(" ".repeat(indent) + part);
    }

    private String line(List<String> cells, int[] widths, Terminal terminal) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> {
                    var cell = Text.cut(cells.get(i), widths[i], terminal.ellipsis());
                    return isNumber(heads.get(i)) ? Text.right(cell, widths[i]) : Text.left(cell, widths[i]);
                })
                .collect(joining(" ".repeat(GAP)))
                .stripTrailing();
    }

    private int[] widths(int columns) {
        var widths = IntStream.range(0, heads.size())
                .map(i -> Math.max(
                        Text.width(title(heads.get(i))),
                        rows.stream()
                                .mapToInt(row -> Text.width(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
        if (columns == 0) return widths;
        var tooWide = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - columns;
        while (tooWide > 0) {
            var widest = IntStream.range(0, widths.length)
                    .filter(i -> widths[i] > NARROWEST && !heads.get(i).startsWith("!"))
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a);
            if (widest.isEmpty()) break;
            widths[widest.getAsInt()]--;
            tooWide--;
        }
        return widths;
    }

    private static boolean isNumber(String head) {
        return head.startsWith(">");
    }

    private static String title(String head) {
        return isNumber(head) || head.startsWith("!") ? head.substring(1) : head;
    }
}
