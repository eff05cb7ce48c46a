package org.gaas.applications;

import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * A ready-made trial: with it, only a name is left to ask.
 *
 * @param name how people call it
 * @param title what it is
 * @param application empty: the descriptor in the repository
 * @param sampleData whether the application's sample data is loaded
 */
public record Template(
        String name,
        String title,
        Repository repository,
        Tag tag,
        Optional<ApplicationName> application,
        boolean sampleData) {
    public static final Var<String> TEMPLATE = Var.text("template");

    /**
     * @throws InvalidInput {@code TEMPLATE_INVALID}
     */
    public Template {
        if (name == null || !name.matches("[a-z][a-z0-9-]{0,39}"))
            throw new InvalidInput(
                    "template", "TEMPLATE_INVALID", "must be 1 to 40 characters a-z, 0-9 and -, a letter first");
    }
}
