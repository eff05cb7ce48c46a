package org.gaas.engine.journal;

import org.gaas.engine.Failure;

/** A step ended several times without a word, most likely together with the node that ran it. */
public final class UnexplainedEnds extends Failure {
    private enum Reason implements Kind {
        UNEXPLAINED_ENDS;

        @Override
        public String remedy() {
            return "Look in the log of the node for what ended it (memory, kill, power)";
        }

        @Override
        public boolean curableByWaiting() {
            return false;
        }
    }

    UnexplainedEnds(String step, String node, int times) {
        super(
                Reason.UNEXPLAINED_ENDS,
                node,
                "step " + step + " ends, well or with an error",
                "it was begun " + times + " times, and each time the node ended before the step did",
                null);
    }
}
