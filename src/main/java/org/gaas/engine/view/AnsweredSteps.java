package org.gaas.engine.view;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.AnsweredFor;
import org.gaas.engine.ProcessView.Answer;
import org.gaas.engine.answers.AnsweredTasks;
import org.gaas.engine.answers.AnsweredTasks.Answered;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who answered the tasks of a process, when, and in whose place. */
@Component
class AnsweredSteps {
    private final AnsweredTasks tasks;
    private final ObjectProvider<AnsweredFor> others;

    AnsweredSteps(AnsweredTasks tasks, ObjectProvider<AnsweredFor> others) {
        this.tasks = tasks;
        this.others = others;
    }

    /** By the engine's id of the task. */
    Map<String, Answer> in(String instance) {
        var all = tasks.all(instance);
        if (all.isEmpty()) return Map.of();
        var absent = new HashMap<String, String>();
        others.forEach(one -> absent.putAll(one.answeredFor(instance)));
        return all.stream()
                .collect(toMap(
                        Answered::task,
                        one -> new Answer(one.person(), Optional.ofNullable(absent.get(one.task())), one.at())));
    }
}
