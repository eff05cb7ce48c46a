package org.gaas.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;

/** Follows a process that was started until it ends or waits, and tells how it came out. */
final class Outcome {
    private final Gaas gaas;
    private final DeskClient desk;
    private final Terminal terminal;
    private final Times times;

    Outcome(Gaas gaas, DeskClient desk) {
        this.gaas = gaas;
        this.desk = desk;
        this.terminal = gaas.terminal();
        this.times = new Times(gaas.surroundings().clock());
    }

    /**
     * @param reached whether the installation is what was asked for, although a person still has something to do
     * @return the exit code
     */
    int of(Answer<Api.Started> started, Predicate<Api.Installation> reached) {
        if (gaas.noWait) return tellStarted(started);
        if (!gaas.json) terminal.line("Process " + Text.plain(started.value().process()) + " has begun.");
        var process = follow(started.value().process());
        if (gaas.json)
            terminal.line(Text.plainJson("{\"started\":" + started.json() + ",\"process\":" + process.json() + "}"));
        return end(process.value(), started.value().installation(), reached);
    }

    /** The same where the wanted end is that nothing is left. */
    int ofRemoval(Answer<Api.Started> started) {
        if (gaas.noWait) return tellStarted(started);
        if (!gaas.json) terminal.line("Process " + Text.plain(started.value().process()) + " has begun.");
        var process = follow(started.value().process());
        if (gaas.json)
            terminal.line(Text.plainJson("{\"started\":" + started.json() + ",\"process\":" + process.json() + "}"));
        return gone(process.value(), started.value().installation());
    }

    /** The same for a server that joins the fleet. */
    int ofServer(Answer<Api.ServerStarted> started) {
        return ofProcess(started, started.value().process());
    }

    /** The same for a certificate. */
    int ofCertificate(Answer<Api.CertificateStarted> started) {
        return ofProcess(started, started.value().process());
    }

    /** The same for access that is taken back. */
    int ofAccess(Answer<Api.AccessBegun> started) {
        return ofProcess(started, started.value().process());
    }

    /** What runs already, and waits for somebody else. */
    int ofWaiting(String process) {
        var followed = follow(process);
        if (gaas.json) terminal.line(Text.plainJson(followed.json()));
        return end(followed.value(), followed.value().businessKey(), installation -> false);
    }

    private int ofProcess(Answer<?> started, String process) {
        if (gaas.noWait && gaas.json) terminal.line(Text.plainJson(started.json()));
        if (!gaas.json) terminal.line("Process " + Text.plain(process) + " has begun.");
        if (gaas.noWait) return ExitCode.DONE;
        var followed = follow(process);
        if (gaas.json)
            terminal.line(Text.plainJson("{\"started\":" + started.json() + ",\"process\":" + followed.json() + "}"));
        return end(followed.value(), followed.value().businessKey(), installation -> false);
    }

    private int gone(Api.Process process, String id) {
        if (!"removed".equals(process.state())) return end(process, id, installation -> false);
        say(Style.GOOD, id + " is gone.");
        installation(id).map(Api.Installation::removal).ifPresent(this::removal);
        return ExitCode.DONE;
    }

    private void removal(Api.Removal removal) {
        removal.proof().forEach(line -> say(Style.NONE, "  " + line));
    }

    /** Follows what somebody else started. */
    int of(Api.ProcessSummary running) {
        var process = follow(running.id());
        if (gaas.json) terminal.line(Text.plainJson(process.json()));
        return gone(process.value(), process.value().businessKey());
    }

    private int tellStarted(Answer<Api.Started> started) {
        if (gaas.json) terminal.line(Text.plainJson(started.json()));
        else {
            terminal.line("Process " + Text.plain(started.value().process()) + " has begun.");
            next("gaas show " + started.value().installation() + " --follow");
        }
        return ExitCode.DONE;
    }

    private Answer<Api.Process> follow(String process) {
        return new Follow(desk, gaas.surroundings(), progress()).toTheEnd(process);
    }

    private ProgressView progress() {
        if (gaas.json) return ProgressView.NONE;
        return terminal.isScreen() ? new LiveProgress(terminal, times) : new LoggedProgress(terminal, times);
    }

    private int end(Api.Process process, String installation, Predicate<Api.Installation> reached) {
        return switch (Names.or(process.state(), "")) {
            case "done" -> {
                say(Style.GOOD, "Done: " + Names.or(process.outcome(), process.name() + " of " + installation) + ".");
                installation(installation).ifPresent(runs -> address(runs.url()));
                yield ExitCode.DONE;
            }
            case "waiting" -> waits(process, installation, reached);
            case "repair" -> {
                say(Style.BAD, "Stopped: it needs a repair.");
                process.steps().stream()
                        .filter(step -> "repair".equals(step.state()))
                        .forEach(this::reason);
                tasks(process.tasks());
                yield ExitCode.WAITS;
            }
            case "running" -> {
                say(Style.ATTENTION, "Still running; waiting any longer is up to you.");
                next("gaas show " + installation + " --follow");
                yield ExitCode.WAITS;
            }
            default -> {
                say(
                        Style.BAD,
                        "It ended as " + process.state() + ": " + Names.or(process.outcome(), "no reason given"));
                yield ExitCode.FAILED;
            }
        };
    }

    private int waits(Api.Process process, String id, Predicate<Api.Installation> reached) {
        var installation = installation(id).filter(reached);
        installation.ifPresent(runs -> {
            say(Style.GOOD, runs.id() + " runs " + Names.or(runs.tag(), Names.or(runs.commit(), "")) + ".");
            address(runs.url());
        });
        if (installation.isEmpty()) say(Style.ATTENTION, "Waits for a person.");
        tasks(process.tasks());
        expected(process);
        return installation.isPresent() ? ExitCode.DONE : ExitCode.WAITS;
    }

    /** Empty when there is none, or when the person may not see it. */
    private Optional<Api.Installation> installation(String id) {
        try {
            return Optional.of(desk.get(Api.Installation.class, "installations/" + DeskClient.segment(id))
                    .value());
        } catch (Trouble unknown) {
            if (unknown.kind() == Trouble.Kind.INPUT || unknown.kind() == Trouble.Kind.NOT_ALLOWED)
                return Optional.empty();
            throw unknown;
        }
    }

    private void reason(Api.Step step) {
        say(Style.NONE, "  " + step.label() + ": " + Names.or(step.message(), "no reason given"));
    }

    private void tasks(List<Api.OpenTask> tasks) {
        for (var task : tasks)
            say(
                    Style.NONE,
                    "Task: " + task.name() + " (" + Names.or(task.assignee(), String.join(", ", task.candidates()))
                            + since(task) + ")");
        if (!tasks.isEmpty()) next(desk.url() + "/camunda/app/tasklist/");
    }

    private void expected(Api.Process process) {
        var expected = process.expected();
        if (expected == null) return;
        say(
                expected.late() == null ? Style.NONE : Style.ATTENTION,
                expected.late() == null ? "Expected: " + times.minute(expected.at()) : expected.late());
        say(Style.NONE, "Whole path: " + desk.url() + "/processes/" + process.id());
    }

    private String since(Api.OpenTask task) {
        return task.since() == null ? "" : ", since " + times.minute(task.since());
    }

    private void address(String url) {
        if (url != null) say(Style.STRONG, url);
    }

    private void next(String text) {
        say(Style.NONE, "Next: " + text);
    }

    private void say(Style style, String text) {
        if (gaas.json) return;
        for (var line : Text.plainLines(text).split("\n")) terminal.line(terminal.style(style, line));
    }
}
