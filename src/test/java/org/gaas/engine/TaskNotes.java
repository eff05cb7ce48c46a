package org.gaas.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;

/** What the engine told about user tasks, and what it is told about them. */
class TaskNotes implements TaskRule, TaskPrefill {
    final List<TaskFacts> asked = new ArrayList<>();
    final List<TaskCompleted> completed = new ArrayList<>();
    final List<OpenedTask> opened = new ArrayList<>();
    RuntimeException refusal;
    RuntimeException refusalAtEnd;
    /** What goes on while a task is completed. */
    volatile Runnable meanwhile = () -> {};

    @Override
    public void check(TaskFacts facts) {
        asked.add(facts);
        if (refusal != null) throw refusal;
    }

    @Override
    public Map<String, Object> valuesFor(OpenedTask task) {
        opened.add(task);
        return Map.of("hours", "0:25", "advice", "chew well");
    }

    @EventListener
    void completed(TaskCompleted task) {
        if (refusalAtEnd != null) throw refusalAtEnd;
        meanwhile.run();
        completed.add(task);
    }

    void clear() {
        asked.clear();
        completed.clear();
        opened.clear();
        refusal = null;
        refusalAtEnd = null;
        meanwhile = () -> {};
    }
}
