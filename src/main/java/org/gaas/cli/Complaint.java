package org.gaas.cli;

import java.util.List;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;

/** Tells trouble: what, where, why, next. With {@code --json} the desk's own words, where there are any. */
record Complaint(Terminal terminal, boolean json) {
    private static final int MOST_SUGGESTIONS = 20;

    /** Returns the exit code. */
    int about(Trouble trouble) {
        if (json && trouble.json().isPresent())
            terminal.err().println(Text.plainJson(trouble.json().get()));
        else tell(trouble);
        return ExitCode.of(trouble.kind());
    }

    private void tell(Trouble trouble) {
        terminal.err().println(terminal.style(Style.BAD, "gaas: " + Text.plain(trouble.getMessage())));
        trouble.where().ifPresent(where -> part("where", where));
        trouble.why().ifPresent(why -> part("why", why));
        trouble.next().ifPresent(next -> part("next", next));
        suggest(trouble.suggestions());
    }

    private void part(String name, String text) {
        var lines = Text.plainLines(text).split("\n");
        terminal.err().println("  " + Text.left(name + ":", 7) + lines[0]);
        for (var i = 1; i < lines.length; i++) terminal.err().println(" ".repeat(9) + lines[i]);
    }

    private void suggest(List<String> suggestions) {
        if (suggestions.isEmpty()) return;
        var shown = suggestions.stream().limit(MOST_SUGGESTIONS).toList();
        var more = suggestions.size() - shown.size();
        part("try", String.join("  ", shown) + (more > 0 ? "  and " + more + " more" : ""));
    }
}
