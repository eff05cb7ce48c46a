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

    /**
     * Whether names of this project's databases could begin like those of the other: {@code capri} and
     * {@code capri-gems}. Whoever may make databases named {@code capri_*} would reach the other's.
     */
    public boolean overlaps(ProjectName other) {
        return !equals(other) && (begins(other) || other.begins(this));
    }

    private boolean begins(ProjectName other) {
        return other.value.startsWith(value + "-");
    }

    @Override
    public String toString() {
        return value;
    }
}
