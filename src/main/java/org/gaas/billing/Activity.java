package org.gaas.billing;

import org.gaas.engine.InvalidInput;

/** What kind of work it was: a short word, so that a rate can be agreed for it. Which ones there are is data. */
public record Activity(String value) {
    /**
     * @throws InvalidInput {@code ACTIVITY_INVALID}
     */
    public Activity {
        if (!value.matches("[a-z][a-z0-9-]{1,39}"))
            throw new InvalidInput(
                    "activity", "ACTIVITY_INVALID", "must be a word of 2 to 40 small letters, digits and hyphens");
    }

    @Override
    public String toString() {
        return value;
    }
}
