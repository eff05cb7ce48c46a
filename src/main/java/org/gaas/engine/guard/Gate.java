package org.gaas.engine.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.OutsideDoor;

/** Asks the guards about each command that a person gives; not about those that the command leads to. */
class Gate extends CommandInterceptor {
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final InputGuard input;
    private final QueryGuard queries;
    private final HiddenTasks hidden;

    Gate(InputGuard input, QueryGuard queries, HiddenTasks hidden) {
        this.input = input;
        this.queries = queries;
        this.hidden = hidden;
    }

    @Override
    public <T> T execute(Command<T> command) {
        queries.check(command);
        if (inside.get()) return next.execute(command);
        inside.set(true);
        try {
            if (fromPerson()) input.check(command);
            return fromPerson() ? hidden.answer(command, next::execute) : next.execute(command);
        } catch (RuntimeException failed) {
            throw input.told(command, failed);
        } finally {
            inside.remove();
        }
    }

    private static boolean fromPerson() {
        if (OutsideDoor.answering().isPresent()) return !EngineDoor.isOpen();
        var authentication =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return authentication != null && authentication.getUserId() != null && !EngineDoor.isOpen();
    }
}
