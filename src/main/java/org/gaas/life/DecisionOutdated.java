package org.gaas.life;

import org.gaas.engine.ApprovalVoid;
import org.gaas.engine.Refusal;
import org.gaas.installations.ProjectName;

/** What was decided about is not what would be changed now: it is compared, and decided, again. */
public final class DecisionOutdated extends Refusal {
    private DecisionOutdated(String sentence) {
        super(sentence);
    }

    /** Another release runs by now. */
    static DecisionOutdated because(ProjectName project) {
        return new DecisionOutdated("another release of " + project + " runs by now than was looked for");
    }

    /** The approval counts no more. */
    static DecisionOutdated because(ApprovalVoid no) {
        return new DecisionOutdated(no.getMessage());
    }
}
