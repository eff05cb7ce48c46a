package org.gaas.installations;

import org.gaas.engine.InvalidInput;

/** Tells several installations of one project in one environment apart: {@code b} in {@code capri-test--b}. */
public record Label(String value) {
    static final String SHAPE = "[a-z0-9]{1,8}";

    /**
     * @throws InvalidInput {@code LABEL_INVALID}
     */
    public Label {
        if (value == null || !value.matches(SHAPE))
            throw new InvalidInput("label", "LABEL_INVALID", "must be 1 to 8 characters a-z and 0-9");
    }

    @Override
    public String toString() {
        return value;
    }
}
