package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What waits for people. */
@Command(
        name = "tasks",
        description =
                "Show the open tasks, answer or park one; as a manager, give one to somebody else or another date.",
        subcommands = {TaskCompletion.class, Tasks.Assign.class, Tasks.Due.class, Tasks.Park.class, Tasks.Resume.class})
final class Tasks extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var tasks = desk.list(Api.Task.class, "tasks");
        return show(tasks, () -> {
            if (tasks.value().isEmpty()) {
                terminal().line("Nothing waits for you.");
                return;
            }
            var table = new Table("TASK", "INSTALLATION", "ROLE", "WHO", "SINCE", "DUE", "LATE", "!ID");
            for (var task : tasks.value())
                table.row(
                        task.name(),
                        task.installation(),
                        task.role(),
                        task.assignee(),
                        times().minute(task.created()),
                        times().minute(task.due()),
                        late(task),
                        task.id());
            table.print(terminal());
        });
    }

    /** Whom it was escalated to. */
    private static String late(Api.Task task) {
        return task.escalated() == null ? "" : String.join(", ", task.escalated());
    }

    /** Gives a task to a person. */
    @Command(name = "assign", description = "Give a task to a person (managers).")
    static final class Assign extends DeskCommand {
        @Parameters(paramLabel = "ID", description = "the task")
        String task;

        @Parameters(paramLabel = "USER", description = "who is to do it")
        String user;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("tasks/" + id("ID", task) + "/assignee", Map.of("user", user));
            return show(answer, () -> terminal().line("Task " + task + " is with " + user + " now."));
        }
    }

    /** Gives a task another date. */
    @Command(name = "due", description = "Give a task another date (managers).")
    static final class Due extends DeskCommand {
        @Parameters(paramLabel = "ID", description = "the task")
        String task;

        @Parameters(paramLabel = "DATE", description = "for example 2026-12-01")
        String date;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("tasks/" + id("ID", task) + "/due", Map.of("date", date));
            return show(answer, () -> terminal().line("Task " + task + " is due on " + date + " now."));
        }
    }

    /** Lets a task wait for somebody. */
    @Command(name = "park", description = "Let a task wait for somebody until a day; it comes back by itself.")
    static final class Park extends DeskCommand {
        @Parameters(paramLabel = "ID", description = "the task")
        String task;

        @Option(names = "--until", required = true, paramLabel = "DATE", description = "for example 2026-12-01")
        String until;

        @Option(names = "--waits-for", required = true, paramLabel = "NAME", description = "who is waited for")
        String waitsFor;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("tasks/" + id("ID", task) + "/parking", Map.of("until", until, "waitsFor", waitsFor));
            return show(
                    answer, () -> terminal().line("Task " + task + " waits for " + waitsFor + " until " + until + "."));
        }
    }

    /** Brings a parked task back. */
    @Command(name = "resume", description = "Bring a parked task back before its day.")
    static final class Resume extends DeskCommand {
        @Parameters(paramLabel = "ID", description = "the task")
        String task;

        @Override
        int run(DeskClient desk) {
            var answer = desk.put("tasks/" + id("ID", task) + "/parking", Map.of("until", ""));
            return show(answer, () -> terminal().line("Task " + task + " waits no more."));
        }
    }
}
