package org.gaas.engine.guard;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.KnownVars;
import org.springframework.stereotype.Component;

/** Checks what a person sends against the form that asked for it and the variables' own rules. */
@Component
class Answers {
    private static final Set<ValueType> PLAIN = Set.of(
            ValueType.STRING,
            ValueType.BOOLEAN,
            ValueType.INTEGER,
            ValueType.LONG,
            ValueType.SHORT,
            ValueType.DOUBLE,
            ValueType.NULL);

    /** Of a pair that makes one character. Who is sent such a text as JSON gets an error instead of a list. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private final KnownVars known;

    Answers(KnownVars known) {
        this.known = known;
    }

    /**
     * The answers as the process gets them: a field left empty is no value.
     *
     * @throws InvalidInput when one is not asked for, or breaks its rules
     */
    VariableMap accepted(Map<String, ?> sent, FormFields form) {
        var accepted = Variables.createVariables();
        if (sent == null) return accepted;
        for (var name : sent.keySet()) {
            if (!form.names().contains(name)) throw notAccepted(name, "the form has no field");
            var variable =
                    known.named(name).orElseThrow(() -> notAccepted(name, "no module of the desk knows a variable"));
            var value = plain(name, sent);
            if (value == null || "".equals(value)) {
                accepted.putValue(name, null);
                continue;
            }
            variable.parse(value);
            if (value instanceof String text && HALF.matcher(text).find())
                throw new InvalidInput(name, "TEXT_INVALID", "holds half a character: type it again");
            accepted.putValue(name, value);
        }
        return accepted;
    }

    /** Refuses answers that lack a required field, unless the process knows it already. */
    void complete(Map<String, ?> accepted, FormFields form, Predicate<String> knownAlready) {
        for (var name : form.required())
            if (accepted.containsKey(name) ? accepted.get(name) == null : !knownAlready.test(name))
                throw InvalidInput.missing(name);
    }

    /** Looks at the declared type first: a serialized object must not even be opened. */
    private static Object plain(String name, Map<String, ?> sent) {
        var typed = sent instanceof VariableMap map ? (TypedValue) map.getValueTyped(name) : null;
        if (typed == null && sent.get(name) instanceof TypedValue value) typed = value;
        if (typed != null && typed.getType() != null && !PLAIN.contains(typed.getType())) throw notPlain(name);
        var value = typed == null ? sent.get(name) : typed.getValue();
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number)
            return value;
        throw notPlain(name);
    }

    private static InvalidInput notAccepted(String name, String why) {
        var shown = Excerpt.shown(64, name);
        return new InvalidInput(shown, "VARIABLE_NOT_ACCEPTED", why + " '" + shown + "'");
    }

    private static InvalidInput notPlain(String name) {
        return new InvalidInput(name, "TYPE_INVALID", "must be a text, a number, or yes or no");
    }
}
