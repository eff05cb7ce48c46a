package org.gaas.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.remote.Secret;

/**
 * What was answered; required fields are there, lines are lines.
 *
 * @param contact to whom the link was sent
 * @param link its number, as the trail has it
 * @param choice empty where there was none
 * @param lines by the names of fields; those that do not belong to the choice, and empty ones, are not there
 */
public record Given(
        Contact contact,
        long link,
        Language language,
        String choice,
        Map<String, String> lines,
        List<byte[]> files,
        Optional<Secret> secret) {
    public Given {
        lines = Map.copyOf(lines);
        files = List.copyOf(files);
    }

    public Optional<String> line(String field) {
        return Optional.ofNullable(lines.get(field));
    }

    /** Who answered, for quotes and approvals: {@code C. Klant, by link 17 to c.klant@example.org}. */
    public String by(String name) {
        return name + ", by link " + link + " to " + contact.mail();
    }

    /** Tells nothing of it. */
    @Override
    public String toString() {
        return "answer by link " + link;
    }
}
