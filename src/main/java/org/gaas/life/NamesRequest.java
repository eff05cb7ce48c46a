package org.gaas.life;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;

/**
 * Which names of a production should be different.
 *
 * @param add names that it answers under too
 * @param renames names that only lead on from then, each to the one that takes its place
 * @param drop names that it does not answer under any more
 * @param reason who at the customer wants it so, when and why; empty, or of a developer: the customer is asked
 */
public record NamesRequest(
        InstallationId production, List<String> add, Map<String, String> renames, List<String> drop, String reason) {
    public NamesRequest {
        reason = reason.strip();
        add = List.copyOf(add);
        drop = List.copyOf(drop);
    }

    /**
     * As people write it, one a line.
     *
     * @param renames {@code old.example > new.example}
     * @throws InvalidInput {@code HOST_INVALID} or {@code CERT_NAME_INVALID}
     */
    public static NamesRequest written(
            InstallationId production, String add, String renames, String drop, String reason) {
        return new NamesRequest(production, Named.written(add), pairs(renames), Named.written(drop), reason);
    }

    /** The request in the variables of a process. */
    public static NamesRequest from(Map<String, Object> variables) {
        return written(
                InstallationId.INSTALLATION
                        .find(variables)
                        .orElseThrow(() -> InvalidInput.missing(InstallationId.INSTALLATION.name())),
                LifeVars.ADD_NAMES.find(variables).orElse(""),
                LifeVars.RENAMES.find(variables).orElse(""),
                LifeVars.DROP_NAMES.find(variables).orElse(""),
                LifeVars.REASON.find(variables).orElse(""));
    }

    Map<String, Object> asVariables() {
        var variables = new HashMap<String, Object>();
        InstallationId.INSTALLATION.put(variables, production);
        LifeVars.ADD_NAMES.put(variables, String.join("\n", add));
        LifeVars.DROP_NAMES.put(variables, String.join("\n", drop));
        LifeVars.REASON.put(variables, reason);
        var lines = renames.entrySet().stream()
                .map(one -> one.getKey() + " > " + one.getValue())
                .toList();
        LifeVars.RENAMES.put(variables, String.join("\n", lines));
        return variables;
    }

    private static Map<String, String> pairs(String lines) {
        var pairs = new LinkedHashMap<String, String>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var names = line.split(">", 2);
            if (names.length < 2) throw invalid("'" + line + "' must be two names, as in: old.example > new.example");
            var from = Named.written(names[0]);
            var to = Named.written(names[1]);
            if (from.size() != 1 || to.size() != 1 || pairs.put(from.get(0), to.get(0)) != null)
                throw invalid("'" + line + "' must be two names, and each old one once");
        });
        return pairs;
    }

    private static InvalidInput invalid(String sentence) {
        return new InvalidInput(LifeVars.RENAMES.name(), "HOST_INVALID", sentence);
    }
}
