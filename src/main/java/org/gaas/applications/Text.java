package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places to fill in: {@code {{database.host}}}. */
public record Text(@JsonValue String value) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {}

    /** The names of the places, for example {@code database.host}. */
    public Set<String> places() {
        var names = new TreeSet<String>();
        for (var place = PLACE.matcher(value); place.find(); ) names.add(place.group(1));
        return names;
    }

    /** Whether it has <code>{{</code> or <code>}}</code> that belong to no place. */
    boolean hasLooseBraces() {
        return value.replaceAll("\\{\\{[^{}]*}}", "").matches("(?s).*(\\{\\{|}}).*");
    }

    /**
     * The text with all places filled in.
     *
     * @throws IllegalArgumentException when a place has no value: the descriptor was not checked
     */
    public String with(Map<String, String> values) {
        return PLACE.matcher(value)
                .replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(values.get(place.group(1)))
                        .orElseThrow(() -> new IllegalArgumentException("nothing to put for " + place.group()))));
    }

    @Override
    public String toString() {
        return value;
    }
}
