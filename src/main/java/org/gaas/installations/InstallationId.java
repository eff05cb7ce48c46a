package org.gaas.installations;

import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Var;

/**
 * The id of an installation, derived from project, environment and label: {@code capri}, {@code capri-acc},
 * {@code capri-test--b}; at most 31 characters, because it is the name of a system user too. The business key of every
 * process about an installation.
 */
public record InstallationId(String value) {
    public static final Var<InstallationId> INSTALLATION =
            Var.text("installation").as(InstallationId::new, InstallationId::value);

    /**
     * @throws InvalidInput when it breaks one of the rules, with the codes of {@link ProjectName}
     */
    public InstallationId {
        NameRules.installation(value);
    }

    /**
     * The id that a project gets in an environment.
     *
     * @param suffix what the environment adds, for example {@code -acc}; empty on production
     * @throws InvalidInput {@code NAME_TOO_LONG} when the whole does not fit
     */
    public static InstallationId of(ProjectName project, String suffix, Optional<Label> label) {
        var id = project + suffix + label.map(l -> "--" + l).orElse("");
        if (id.length() > 31)
            throw new InvalidInput(
                    "project",
                    "NAME_TOO_LONG",
                    "'" + id + "' would have " + id.length() + " characters; at most 31 are possible");
        return new InstallationId(id);
    }

    @Override
    public String toString() {
        return value;
    }
}
