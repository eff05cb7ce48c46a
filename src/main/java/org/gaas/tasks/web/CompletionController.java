package org.gaas.tasks.web;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.gaas.engine.KnownVars;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers a task without Tasklist; the engine asks the same rules as there. */
@RestController
class CompletionController {
    private final TaskService tasks;
    private final KnownVars known;

    CompletionController(TaskService tasks, KnownVars known) {
        this.tasks = tasks;
        this.known = known;
    }

    /**
     * The fields of the task's form by their keys. A word stands for what the field holds: {@code "true"} for yes. About
     * production, show a code with the header {@code Second-Factor}.
     */
    @PostMapping("/api/tasks/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String id, @RequestBody Map<String, Object> answers) {
        var read = new HashMap<String, Object>();
        answers.forEach((field, value) -> read.put(field, value instanceof String word ? read(field, word) : value));
        tasks.complete(id, read);
    }

    /** What is not understood stays a word: the guard tells what is wrong with it. */
    private Object read(String field, String word) {
        var variable = known.named(field);
        if (variable.isEmpty() || variable.get().takes(word)) return word;
        if (word.equals("true") || word.equals("false")) return Boolean.valueOf(word);
        return word.matches("-?[0-9]{1,18}") ? Long.valueOf(word) : word;
    }
}
