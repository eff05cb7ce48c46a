package org.gaas.onboarding;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Refusal;

/** The release brings no descriptor, or one that can't be used. */
public final class DescriptorRefused extends Refusal {
    DescriptorRefused(String sentence) {
        super(sentence);
    }

    static DescriptorRefused because(InvalidInput no) {
        return new DescriptorRefused(no.getMessage() + " (" + no.rule() + ")");
    }
}
