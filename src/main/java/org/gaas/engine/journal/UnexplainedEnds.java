package org.gaas.engine.journal;

import org.gaas.engine.Failure;

/** A step ended several times without a word, most likely together with the node that ran it. */
public class UnexplainedEnds extends Failure {
    private final String step;
    private final String node;
    private final int times;

    UnexplainedEnds(String step, String node, int times) {
        super("step " + step + " was begun " + times + " times and never ended: it may be killing the desk", null);
        this.step = step;
        this.node = node;
        this.times = times;
    }

    @Override
    public String where() {
        return node;
    }

    @Override
    public String reason() {
        return "UNEXPLAINED_ENDS";
    }

    @Override
    public String wanted() {
        return "step " + step + " ends, well or with an error";
    }

    @Override
    public String found() {
        return "it was begun " + times + " times, and each time the node ended before the step did";
    }

    @Override
    public String remedy() {
        return "Look in the log of the node for what ended it (memory, kill, power). Then retry.";
    }

    @Override
    public boolean curableByWaiting() {
        return false;
    }
}
