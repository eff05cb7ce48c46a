package org.gaas.people;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The two lists that Tasklist opens with. They belong to nobody, so nobody can change them. What is late comes first; below
 * that counts what people choose in Tasklist, at first the newest.
 */
@Component
class Filters {
    private final FilterService filters;
    private final TaskService tasks;

    Filters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Makes what is missing. Answers the ids of both. */
    List<String> converge() {
        var team = tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByTaskPriority()
                .desc();
        var mine = tasks.createTaskQuery()
                .taskAssigneeExpression("${currentUser()}")
                .orderByTaskPriority()
                .desc();
        return List.of(
                ensure("My team's tasks", 0, "What your groups are asked to do, also what a colleague has taken", team),
                ensure("Mine", 10, "What you have taken yourself", mine));
    }

    private String ensure(String name, int priority, String description, TaskQuery query) {
        var filter = filters.createTaskFilterQuery().filterName(name).list().stream()
                .filter(found -> found.getOwner() == null)
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(name));
        // "first" tells this list from one of an earlier version, which began with the newest
        Map<String, Object> wanted = Map.of(
                "description", description, "priority", priority, "color", "#2b6a6c", "refresh", true, "first", "late");
        if (wanted.equals(filter.getProperties())) return filter.getId();
        return filters.saveFilter(filter.setQuery(query).setProperties(wanted)).getId();
    }
}
