package org.gaas.life;

import java.util.HashMap;
import java.util.Map;
import org.gaas.applications.Repository;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.ProjectName;

/**
 * That a project's releases come from elsewhere.
 *
 * @param reason why: kept with the project for good
 */
public record RepositoryRequest(ProjectName project, Repository repository, String reason) {
    /**
     * @throws InvalidInput {@code FIELD_REQUIRED}
     */
    public RepositoryRequest {
        if (reason.isBlank()) throw InvalidInput.missing(LifeVars.REPOSITORY_REASON.name());
    }

    /** The request in the variables of a process. */
    public static RepositoryRequest from(Map<String, Object> variables) {
        return new RepositoryRequest(
                ProjectName.PROJECT.find(variables).orElseThrow(() -> InvalidInput.missing(ProjectName.PROJECT.name())),
                Repository.REPOSITORY
                        .find(variables)
                        .orElseThrow(() -> InvalidInput.missing(Repository.REPOSITORY.name())),
                LifeVars.REPOSITORY_REASON.find(variables).orElse(""));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        ProjectName.PROJECT.put(variables, project);
        Repository.REPOSITORY.put(variables, repository);
        LifeVars.REPOSITORY_REASON.put(variables, reason);
        return variables;
    }
}
