package org.gaas.engine.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the guards around every command of the engine. */
@Component
class GuardPlugin extends AbstractProcessEnginePlugin {
    private final InputGuard input;
    private final QueryGuard queries;
    private final HiddenTasks hidden;

    GuardPlugin(InputGuard input, QueryGuard queries, HiddenTasks hidden) {
        this.input = input;
        this.queries = queries;
        this.hidden = hidden;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new PlainSentences()));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new Gate(input, queries, hidden)));
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> others, CommandInterceptor ours) {
        var all = new ArrayList<CommandInterceptor>();
        if (others != null) all.addAll(others);
        all.add(ours);
        return all;
    }
}
