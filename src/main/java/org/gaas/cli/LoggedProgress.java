package org.gaas.cli;

import java.util.HashMap;
import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Text;

/** One line for each change: for files, pipes and build servers. Of a long step every quarter is told. */
final class LoggedProgress implements ProgressView {
    private final Terminal terminal;
    private final Times times;
    private final Map<String, String> told = new HashMap<>();
    private boolean away;

    LoggedProgress(Terminal terminal, Times times) {
        this.terminal = terminal;
        this.times = times;
    }

    @Override
    public void show(Api.Process process) {
        away = false;
        process.steps().stream().filter(step -> !"pending".equals(step.state())).forEach(this::show);
    }

    @Override
    public void deskIsAway() {
        if (!away) line("The desk does not answer; waiting for it, the work goes on when it is back.");
        away = true;
    }

    private void show(Api.Step step) {
        var text = Text.plain(step.label() + ": " + step.state() + details(step));
        // a step may be passed more than once; the quarter, not the exact count, makes a change
        var change = step.state() + "/" + step.message() + "/" + quarter(step.progress());
        if (change.equals(told.put(step.id() + "/" + step.startedAt(), change))) return;
        line(terminal.style(StateOf.style(step.state()), text));
    }

    private String details(Api.Step step) {
        var answered = times.answered(step);
        if (answered.isPresent()) return " (" + answered.get() + ")";
        if (step.message() != null) return " (" + step.message() + ")";
        if ("done".equals(step.state())) return " (" + times.spent(step.startedAt(), step.endedAt()) + ")";
        var progress = step.progress();
        if (progress == null) return "";
        return (progress.total() > 0 ? " " + 100 * progress.done() / progress.total() + " %" : "")
                + (progress.text() == null || progress.text().isBlank() ? "" : ", " + progress.text());
    }

    private static long quarter(Api.Progress progress) {
        return progress == null || progress.total() <= 0 ? 0 : 4 * progress.done() / progress.total();
    }

    private void line(String text) {
        terminal.line(times.now() + "  " + text);
    }
}
