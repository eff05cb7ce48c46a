package org.gaas.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A long step on a host that remembers its operations, whatever becomes of the desk. */
class Carrying implements LongStep {
    /** Operations that were really started, each once. */
    final List<String> started = new CopyOnWriteArrayList<>();
    /** Every call of begin, also those that only attached. */
    final List<String> begun = new CopyOnWriteArrayList<>();

    final ConcurrentLinkedDeque<Exception> troubles = new ConcurrentLinkedDeque<>();
    private final Map<String, Boolean> arrived = new ConcurrentHashMap<>();
    volatile boolean arrivesAtOnce = true;

    void arrive() {
        arrived.replaceAll((operation, before) -> true);
    }

    @Override
    public void begin(LongTask task) {
        begun.add(task.operation());
        if (arrived.putIfAbsent(task.operation(), arrivesAtOnce) == null) started.add(task.operation());
    }

    @Override
    public Progress poll(LongTask task) throws Refusal {
        var trouble = troubles.poll();
        if (trouble instanceof Refusal no) throw no;
        if (trouble != null) throw (RuntimeException) trouble;
        return arrived.get(task.operation())
                ? Progress.done().with(Errand.SLICES, 12L)
                : new Progress.Running(3, 10, "on the bridge");
    }
}
