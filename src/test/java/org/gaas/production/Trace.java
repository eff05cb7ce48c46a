package org.gaas.production;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.gaas.engine.LongStep;
import org.gaas.engine.LongTask;
import org.gaas.engine.Progress;
import org.gaas.engine.Step;

/** What the steps of a diagram did, one after the other; and which of them says no, once. */
public final class Trace {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Map<String, String> no = new ConcurrentHashMap<>();

    /** What was done until now; grows. */
    public List<String> done() {
        return done;
    }

    /** Error codes by the step that says no, once. */
    public Map<String, String> no() {
        return no;
    }

    public void clear() {
        done.clear();
        no.clear();
    }

    /** A step that is noted, and does nothing else. */
    public Step step(String name) {
        return execution -> did(name);
    }

    /** A long step that is noted, and has ended when it is looked at. */
    public LongStep longStep(String name) {
        return new LongStep() {
            @Override
            public void begin(LongTask task) {
                done.add(name);
            }

            @Override
            public Progress poll(LongTask task) {
                return Progress.done();
            }
        };
    }

    /** A step was done, and says no where it is to. */
    public void did(String step) {
        done.add(step);
        sayNo(step);
    }

    /** A step says no where it is to. */
    public void sayNo(String step) {
        var code = no.remove(step);
        if (code != null) throw new BpmnError(code, "no");
    }

    /** A process of one step, in the place of one that is proven elsewhere. */
    public static BpmnModelInstance called(String process, String step) {
        return Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("Task_" + step)
                .camundaAsyncBefore()
                .camundaDelegateExpression("${" + step + "}")
                .endEvent()
                .done();
    }
}
