package org.gaas.cli.terminal;

import java.util.List;

/** Some lines at the bottom of a screen that are drawn over again and again. */
public final class LiveBlock {
    private final Terminal terminal;
    private int drawn;

    public LiveBlock(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Draws the lines over those before; each must fit the screen's width. */
    public void draw(List<String> lines) {
        var text = new StringBuilder();
        if (drawn > 0) text.append("\u001b[").append(drawn).append("F");
        lines.forEach(line -> text.append(line).append("\u001b[K\n"));
        text.append("\u001b[J");
        drawn = lines.size();
        terminal.out().print(text);
        terminal.out().flush();
    }
}
