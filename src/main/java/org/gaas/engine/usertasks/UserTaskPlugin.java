package org.gaas.engine.usertasks;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.gaas.engine.TaskPrefill;
import org.gaas.engine.guard.Forms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds to every user task, and to every start, what no diagram should have to draw. */
@Component
class UserTaskPlugin extends AbstractProcessEnginePlugin {
    private final TaskWatch watch;
    private final StartWatch starts;
    private final ObjectProvider<TaskPrefill> prefills;
    private final Forms forms;

    UserTaskPlugin(TaskWatch watch, StartWatch starts, ObjectProvider<TaskPrefill> prefills, Forms forms) {
        this.watch = watch;
        this.starts = starts;
        this.prefills = prefills;
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listeners = new ArrayList<BpmnParseListener>();
        if (engine.getCustomPostBPMNParseListeners() != null)
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) starts::started);
            }

            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, watch::created);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, watch::assigned);
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, watch::completed);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);

        var interceptors = new ArrayList<CommandInterceptor>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null)
            interceptors.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        interceptors.addAll(List.of(new Prefilling(prefills, forms)));
        engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }
}
