package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What waits for people. */
@Command(
        name = "tasks",
        description = "Show the open tasks; as a manager, give one to somebody else or another date.",
        subcommands = {Tasks.Assign.class, Tasks.Due.class})
final class Tasks extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var tasks = desk.list(Api.Task.class, "tasks");
        return show(tasks, () -> {
            if (tasks.value().isEmpty()) {
                terminal().line("Nothing waits for you.");
                return;
            }
            var table = new Table("TASK", "INSTALLATION", "ROLE", "WHO", "SINCE", "DUE", "!ID");
            for (var task : tasks.value())
                table.row(
                        task.name(),
                        task.installation(),
                        task.role(),
                        task.assignee(),
                        times().minute(task.created()),
                        times().minute(task.due()),
                        task.id());
            table.print(terminal());
        });
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
}
