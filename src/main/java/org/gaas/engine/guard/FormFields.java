package org.gaas.engine.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a form lets people say.
 *
 * @param names the variables that its fields write
 * @param required those that must have a value
 * @param choices those that are decided by choosing one of what is offered, and what people say to that
 * @param text what it shows, with variables as {@code {{name}}}
 * @param markdown the variables that it shows as parts of Markdown, and nowhere as the value of a field
 */
public record FormFields(
        Set<String> names, Set<String> required, Set<String> choices, String text, Set<String> markdown) {
    static final FormFields NONE = new FormFields(Set.of());
    private static final Pattern MENTIONED = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}}");

    /** One that says nothing. */
    FormFields(Set<String> names) {
        this(names, Set.of(), Set.of(), "", Set.of());
    }

    /** The variables that a text mentions. */
    static Set<String> mentioned(String text) {
        return MENTIONED.matcher(text).results().map(name -> name.group(1)).collect(toUnmodifiableSet());
    }

    /** What people see of it. */
    public String shown(Function<String, Object> values) {
        return MENTIONED.matcher(text).replaceAll(name -> {
            var value = values.apply(name.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.toString());
        });
    }
}
