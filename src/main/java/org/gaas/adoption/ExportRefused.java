package org.gaas.adoption;

import org.gaas.engine.Refusal;

/** What was brought from the old place is not loaded: the sentence begins with a code, and says which file and why. */
public final class ExportRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private final String rule;

    ExportRefused(String rule, String sentence) {
        super(rule + ": " + sentence);
        this.rule = rule;
    }

    /** The code: {@code ARCHIVE_ENTRY_ESCAPES}, for example. */
    public String rule() {
        return rule;
    }
}
