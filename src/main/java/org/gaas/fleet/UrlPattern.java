package org.gaas.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.gaas.engine.InvalidInput;

/**
 * Where the installations of an environment answer: {@code own} (URLs of the customer's own), or a pattern with
 * {@code {host}}, {@code {installation}} and {@code {project}}.
 */
public record UrlPattern(@JsonValue String value) {
    private static final String OWN = "own";

    /**
     * @throws InvalidInput {@code URL_INVALID}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UrlPattern {
        if (!OWN.equals(value) && !value.matches("https://[A-Za-z0-9.:{}-]+/([A-Za-z0-9._{}-]+/)*"))
            throw new InvalidInput("url", "URL_INVALID", "must be own, or like https://{host}/{installation}/");
        if (!value.replaceAll("\\{(host|installation|project)}", "").matches("[^{}]*"))
            throw new InvalidInput("url", "URL_INVALID", "knows only {host}, {installation} and {project}");
        if (!OWN.equals(value) && !value.contains("{installation}"))
            throw new InvalidInput("url", "URL_INVALID", "needs {installation}, else installations share one URL");
    }

    public boolean own() {
        return OWN.equals(value);
    }

    /**
     * The URL of one installation.
     *
     * @param host host and, where needed, port
     * @throws IllegalStateException when URLs are the customer's own
     */
    public String at(String host, String installation, String project) {
        if (own()) throw new IllegalStateException("the URLs of this environment are the customers' own");
        return value.replace("{host}", host)
                .replace("{installation}", installation)
                .replace("{project}", project);
    }

    @Override
    public String toString() {
        return value;
    }
}
