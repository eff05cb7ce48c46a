package org.gaas.engine.guard;

import java.util.Set;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;
import org.gaas.engine.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Keeps expressions out of queries: the engine would evaluate them, with all its beans, for whoever sends them. It
 * refuses them in the outer query itself, but not inside {@code or()}; so every query, every query that extends a
 * filter and every filter that is saved or run is searched to the bottom. Only a stored filter may ask who the user is.
 */
@Component
class QueryGuard {
    private static final Set<String> HARMLESS = Set.of("${currentUser()}", "${currentUserGroups()}");

    void check(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query) check(query, Set.of());
        else if (command instanceof SaveFilterCmd) {
            Filter filter = Inside.read(command, "filter");
            if (filter != null) stored(filter);
        } else if (command instanceof AbstractExecuteFilterCmd) {
            Query<?, ?> extending = Inside.read(command, "extendingQuery");
            if (extending != null) check((AbstractQuery<?, ?>) extending, Set.of());
            String id = Inside.read(command, "filterId");
            var filter = id == null
                    ? null
                    : Context.getCommandContext().runWithoutAuthorization(() -> Context.getCommandContext()
                            .getFilterManager()
                            .findFilterById(id));
            if (filter != null) stored(filter);
        }
    }

    private static void stored(Filter filter) {
        if (filter.getQuery() instanceof AbstractQuery<?, ?> query) check(query, HARMLESS);
    }

    private static void check(AbstractQuery<?, ?> query, Set<String> allowed) {
        if (!allowed.containsAll(query.getExpressions().values()))
            throw new InvalidInput(
                    "query", "EXPRESSION_NOT_ALLOWED", "expressions are forbidden in task queries and filters");
        if (query instanceof TaskQueryImpl tasks)
            tasks.getQueries().stream().filter(or -> or != tasks).forEach(or -> check(or, allowed));
    }
}
