package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Answers a task, as its form in Tasklist does. */
@Command(name = "complete", description = "Answer a task: the fields of its form, as key=value.")
final class TaskCompletion extends DeskCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "the task")
    String task;

    @Parameters(index = "1..*", paramLabel = "FIELD=VALUE", description = "for example noTime=true")
    Map<String, String> fields = new LinkedHashMap<>();

    @Override
    int run(DeskClient desk) {
        var path = "tasks/" + id("ID", task) + "/completion";
        var answer = new WithCode(gaas().surroundings()).run(desk, shown -> shown.post(path, fields));
        return show(answer, () -> terminal().line("Task " + task + " is answered."));
    }
}
