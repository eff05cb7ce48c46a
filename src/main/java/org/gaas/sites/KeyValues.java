package org.gaas.sites;

import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;

/** Lines of {@code key=value}, as the programs on a server read them. */
public final class KeyValues {
    private final StringBuilder lines = new StringBuilder();

    /**
     * Adds a line.
     *
     * @throws InvalidInput {@code VALUE_INVALID} when the value has a control character, which would end the line
     */
    public KeyValues with(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl))
            throw new InvalidInput(key, "VALUE_INVALID", "must not hold control characters");
        lines.append(key).append('=').append(value).append('\n');
        return this;
    }

    public KeyValues with(String key, Optional<String> value) {
        value.ifPresent(text -> with(key, text));
        return this;
    }

    /** Adds variables, always in the same order. */
    public KeyValues withEnvironment(Map<String, String> environment) {
        environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> with("env." + variable.getKey(), variable.getValue()));
        return this;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
