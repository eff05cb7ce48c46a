package org.gaas.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.ProjectName;

/**
 * What somebody asks for.
 *
 * @param developer for whom; empty: for oneself
 * @param projects at least one
 * @param environment empty: the one where access is decided
 * @param until the last day; empty: the usual time
 * @param emergency whether it can't wait; only who is on call may say so
 */
public record WantedAccess(
        Optional<String> developer,
        List<ProjectName> projects,
        Optional<EnvironmentName> environment,
        String why,
        Optional<LocalDate> until,
        boolean emergency) {
    private static final int MOST = 20;

    /**
     * @throws InvalidInput {@code FIELD_REQUIRED}, {@code TOO_MANY_PROJECTS} or {@code CONSENT_INVALID}
     */
    public WantedAccess {
        projects = projects.stream().distinct().toList();
        if (projects.isEmpty()) throw InvalidInput.missing("accessProjects");
        if (projects.size() > MOST)
            throw new InvalidInput("accessProjects", "TOO_MANY_PROJECTS", "at most " + MOST + " at once");
        why = Agreement.sentence("accessWhy", why);
    }

    static WantedAccess from(Map<String, Object> variables) {
        return new WantedAccess(
                AccessVars.DEVELOPER.find(variables),
                AccessVars.PROJECTS.find(variables).orElse(List.of()),
                AccessVars.ENVIRONMENT.find(variables),
                AccessVars.WHY.find(variables).orElse(""),
                AccessVars.UNTIL.find(variables),
                AccessVars.EMERGENCY.find(variables).orElse(false));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        developer.ifPresent(name -> AccessVars.DEVELOPER.put(variables, name));
        AccessVars.PROJECTS.put(variables, projects);
        environment.ifPresent(name -> AccessVars.ENVIRONMENT.put(variables, name));
        AccessVars.WHY.put(variables, why);
        until.ifPresent(day -> AccessVars.UNTIL.put(variables, day));
        AccessVars.EMERGENCY.put(variables, emergency);
        return variables;
    }
}
