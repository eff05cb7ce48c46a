package org.gaas.installations;

import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * The name of a project: 2 to 26 characters a-z, 0-9 and single hyphens, a letter first; no name that a server needs
 * itself and none that ends like an environment. Refused names say why with a rule's code ({@code NAME_INVALID},
 * {@code NAME_RESERVED}, {@code NAME_RESERVED_SUFFIX}, {@code NAME_TOO_LONG}, {@code NAME_REQUIRED}).
 */
public record ProjectName(String value) {
    public static final Var<ProjectName> PROJECT = Var.text("project").as(ProjectName::new, ProjectName::value);

    /**
     * @throws InvalidInput when it breaks one of the rules
     */
    public ProjectName {
        NameRules.project(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
