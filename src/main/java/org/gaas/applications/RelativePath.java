package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.gaas.engine.InvalidInput;

/** A path inside a release that can't leave it: no leading slash, no {@code .} or {@code ..}, no control characters. */
public record RelativePath(@JsonValue String value) {
    /**
     * @throws InvalidInput {@code PATH_INVALID}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RelativePath {
        if (value == null
                || value.length() > 200
                || !value.matches("[A-Za-z0-9._@+-]+(/[A-Za-z0-9._@+-]+)*")
                || value.startsWith("-")
                || Arrays.stream(value.split("/")).anyMatch(part -> part.equals(".") || part.equals("..")))
            throw new InvalidInput(
                    "path",
                    "PATH_INVALID",
                    "must be a path below the release: letters, digits, . _ @ + - and /, at most 200 characters,"
                            + " without .. and without a leading / or -");
    }

    /** True for this path and for everything below it. */
    public boolean holds(RelativePath other) {
        return other.value.equals(value) || other.value.startsWith(value + "/");
    }

    @Override
    public String toString() {
        return value;
    }
}
