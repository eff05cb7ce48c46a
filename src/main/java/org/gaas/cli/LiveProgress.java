package org.gaas.cli;

import java.util.ArrayList;
import java.util.List;
import org.gaas.cli.client.Api;
import org.gaas.cli.terminal.Bar;
import org.gaas.cli.terminal.LiveBlock;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;

/** All steps on the screen, drawn over at each look; a bar where a step takes long. */
final class LiveProgress implements ProgressView {
    private static final String AWAY = "The desk does not answer; waiting for it, the work goes on when it is back.";

    private final Terminal terminal;
    private final Times times;
    private final LiveBlock block;
    private List<String> last = List.of();

    LiveProgress(Terminal terminal, Times times) {
        this.terminal = terminal;
        this.times = times;
        this.block = new LiveBlock(terminal);
    }

    @Override
    public void show(Api.Process process) {
        var labels = process.steps().stream()
                .mapToInt(step -> Text.width(Text.plain(step.label())))
                .max()
                .orElse(0);
        var lines = process.steps().stream().map(step -> line(step, labels)).toList();
        // what scrolled off the screen can't be drawn over: the oldest steps are left out
        var room = Math.max(1, terminal.lines() - 2);
        last = lines.subList(Math.max(0, lines.size() - room), lines.size());
        block.draw(last);
    }

    @Override
    public void deskIsAway() {
        var lines = new ArrayList<>(last);
        lines.add(terminal.style(Style.ATTENTION, cut(AWAY)));
        block.draw(lines);
    }

    private String line(Api.Step step, int labels) {
        var text = Text.left(Text.plain(step.label()), labels)
                + "  " + Text.right(times.spent(step.startedAt(), step.endedAt()), 8)
                + "  " + details(step);
        return terminal.style(StateOf.style(step.state()), cut(" " + mark(step.state()) + " " + text.stripTrailing()));
    }

    private String details(Api.Step step) {
        var answered = times.answered(step);
        if (answered.isPresent()) return Text.plain(answered.get());
        if (step.message() != null) return Text.plain(step.message());
        var progress = step.progress();
        if (progress == null || !"running".equals(step.state())) return "";
        return (Bar.of(terminal, progress.done(), progress.total()) + "  " + Text.plain(progress.text())).strip();
    }

    private String mark(String state) {
        return switch (Names.or(state, "")) {
            case "done" -> terminal.either("✔", "+");
            case "running" -> terminal.either("▶", ">");
            case "waiting" -> terminal.either("◦", "?");
            case "repair" -> terminal.either("✘", "!");
            default -> terminal.either("·", ".");
        };
    }

    private String cut(String text) {
        return Text.cut(text, terminal.columns() - 1, terminal.either("…", "..."));
    }
}
