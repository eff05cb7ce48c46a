package org.gaas.fleet;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a server says about itself, all from one look.
 *
 * @param values by key, as {@link FactsScript} names them
 * @param ahead how far its clock is before the desk's
 */
public record ServerFacts(ServerName server, Map<String, String> values, Duration ahead) {

    /**
     * @param answer lines of {@code key=value}
     * @param before what the desk's clock showed when it asked
     * @param after the same when the answer was there
     */
    static ServerFacts read(ServerName server, String answer, Instant before, Instant after) {
        var values = new LinkedHashMap<String, String>();
        answer.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
            var at = line.indexOf('=');
            values.put(line.substring(0, at), line.substring(at + 1).strip());
        });
        return new ServerFacts(server, values, ahead(values.getOrDefault("clock", ""), before, after));
    }

    /** Empty when the server does not know it. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    Optional<Long> number(String key) {
        return Optional.of(get(key)).filter(text -> text.matches("[0-9]{1,15}")).map(Long::valueOf);
    }

    Set<String> words(String key) {
        return Arrays.stream(get(key).split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(toCollection(TreeSet::new));
    }

    /** All whose keys begin with this, by the rest of the key. */
    Map<String, String> below(String prefix) {
        var found = new TreeMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) found.put(key.substring(prefix.length()), value);
        });
        return found;
    }

    /** Whole seconds are all that a server tells, and nobody knows when in between it looked. */
    private static Duration ahead(String clock, Instant before, Instant after) {
        if (!clock.matches("[0-9]{1,12}")) return Duration.ZERO;
        var there = Instant.ofEpochSecond(Long.parseLong(clock));
        if (there.isAfter(after)) return Duration.between(after, there);
        var latest = there.plusSeconds(1);
        return latest.isBefore(before) ? Duration.between(before, latest) : Duration.ZERO;
    }
}
