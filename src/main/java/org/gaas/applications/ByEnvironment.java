package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A text that may differ by environment: {@code testing} where it is {@code test}, the same otherwise. */
public record ByEnvironment(Text otherwise, Map<String, Text> special) {
    private static final String OTHERWISE = "otherwise";

    public ByEnvironment {
        special = Map.copyOf(special);
    }

    /** Either a text, or texts by environment with one for {@code otherwise}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ByEnvironment of(JsonNode node) {
        if (!node.isObject()) return new ByEnvironment(new Text(node.asText()), Map.of());
        var special = new TreeMap<String, Text>();
        node.properties()
                .forEach(entry ->
                        special.put(entry.getKey(), new Text(entry.getValue().asText())));
        var otherwise = special.remove(OTHERWISE);
        return new ByEnvironment(otherwise, special);
    }

    public Text in(String environment) {
        return special.getOrDefault(environment, otherwise);
    }

    Collection<Text> all() {
        var all = new TreeMap<>(special);
        all.put(OTHERWISE, otherwise);
        return all.values();
    }
}
