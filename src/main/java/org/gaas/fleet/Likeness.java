package org.gaas.fleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gaas.fleet.ServerFinding.Severity;

/** All servers are alike: what most have is what the others should have. */
final class Likeness {
    private static final String WHY = "what runs on one may fail on the other";

    /** What is compared, with the words for it. */
    private static final Map<String, String> KINDS = kinds();

    private Likeness() {}

    /** Where servers differ from most of the others; none when there are less than two. */
    static List<ServerFinding> compare(List<ServerFacts> all) {
        var found = new ArrayList<ServerFinding>();
        if (all.size() < 2) return found;
        KINDS.forEach((key, words) -> compare(all, key, words, found));
        compareSets(all, "php.extensions", "PHP's extensions on the command line", found);
        compareSets(all, "fpm.extensions", "PHP's extensions for the web", found);
        comparePackages(all, found);
        return found;
    }

    private static void compare(List<ServerFacts> all, String key, String words, List<ServerFinding> found) {
        var usual = usual(all.stream().map(facts -> facts.get(key)).toList());
        for (var facts : all) {
            if (facts.get(key).equals(usual)) continue;
            found.add(new ServerFinding(
                    severity(key, facts.get(key), usual),
                    facts.server(),
                    words + " is " + shown(facts.get(key)) + ", and " + shown(usual) + " on " + having(all, key, usual)
                            + ": " + WHY,
                    "Bring both to the same"));
        }
    }

    private static void compareSets(List<ServerFacts> all, String key, String words, List<ServerFinding> found) {
        var usual = usual(
                all.stream().map(facts -> String.join(" ", facts.words(key))).toList());
        for (var facts : all) {
            var here = facts.words(key);
            var there = new TreeSet<>(List.of(usual.split(" ")));
            there.remove("");
            var lacks = difference(there, here);
            var more = difference(here, there);
            if (lacks.isEmpty() && more.isEmpty()) continue;
            found.add(new ServerFinding(
                    lacks.isEmpty() ? Severity.WARNING : Severity.ERROR,
                    facts.server(),
                    words + " are others than on the other servers:"
                            + (lacks.isEmpty() ? "" : " it lacks " + lacks)
                            + (lacks.isEmpty() || more.isEmpty() ? "" : ",")
                            + (more.isEmpty() ? "" : " it has " + more + " beyond them"),
                    "Bring both to the same"));
        }
    }

    /** Versions that only differ by a later update are no reason to stop, but are told. */
    private static void comparePackages(List<ServerFacts> all, List<ServerFinding> found) {
        var usual = new TreeMap<String, String>();
        for (var facts : all)
            facts.below("package.")
                    .keySet()
                    .forEach(name -> usual.computeIfAbsent(
                            name,
                            one -> usual(all.stream()
                                    .map(other -> other.get("package." + one))
                                    .filter(version -> !version.isEmpty())
                                    .toList())));
        for (var facts : all) {
            var others = facts.below("package.").entrySet().stream()
                    .filter(one -> !one.getValue().equals(usual.get(one.getKey())))
                    .map(one -> one.getKey() + " " + one.getValue() + " (elsewhere " + usual.get(one.getKey()) + ")")
                    .collect(joining(", "));
            if (!others.isEmpty())
                found.add(ServerFinding.warning(
                        facts.server(),
                        "packages are of other versions than on the other servers: " + others,
                        "Update those that are behind"));
        }
    }

    /** A third number is an update of the same version. */
    private static Severity severity(String key, String here, String usual) {
        var versions = List.of("php", "fpm", "nginx", "mariadb").contains(key);
        return !versions || series(here).equals(series(usual)) ? Severity.WARNING : Severity.ERROR;
    }

    private static String series(String version) {
        return version.replaceFirst("^([0-9]+\\.[0-9]+).*", "$1");
    }

    /** What most have; of several, what the first has. */
    private static String usual(List<String> values) {
        var counts = values.stream().collect(groupingBy(value -> value, LinkedHashMap::new, counting()));
        var most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0L);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().equals(most))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String having(List<ServerFacts> all, String key, String value) {
        return all.stream()
                .filter(facts -> facts.get(key).equals(value))
                .map(facts -> facts.server().value())
                .collect(joining(", "));
    }

    private static String difference(Set<String> one, Set<String> other) {
        return one.stream().filter(word -> !other.contains(word)).collect(joining(", "));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "not there" : value;
    }

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("os", "the system");
        kinds.put("machine", "the kind of processor");
        kinds.put("shell", "/bin/sh");
        kinds.put("time.zone", "the time zone");
        kinds.put("php", "PHP on the command line");
        kinds.put("fpm", "PHP for the web");
        kinds.put("nginx", "nginx");
        kinds.put("mariadb", "MariaDB");
        return kinds;
    }
}
