package org.gaas.engine;

/** What would be carried out now is not what was approved, or was approved too long ago: back to the gate. */
public final class ApprovalVoid extends Refusal {
    ApprovalVoid(String sentence) {
        super(sentence);
    }
}
