package org.gaas.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What will be done when somebody approves: targets, commit, migrations, data handling, price. Whoever approves signs the
 * hash of it; what is computed when it is carried out must have the same. What changes by itself (the age of a backup,
 * free space) is no part of a plan: it is shown beside it, and checked by rules.
 *
 * @param about what it is for: mostly an installation
 * @param matters names and values; the order of names means nothing, that of values does
 */
public record Plan(String about, Map<String, List<String>> matters) {
    private static final int SIGNATURE = 16;

    public Plan {
        var sorted = new TreeMap<String, List<String>>();
        matters.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        matters = Collections.unmodifiableMap(sorted);
    }

    public static Plan about(String about) {
        return new Plan(about, Map.of());
    }

    public Plan with(String name, String value) {
        return with(name, List.of(value));
    }

    public Plan with(String name, Collection<String> values) {
        var more = new TreeMap<>(matters);
        if (more.put(name, List.copyOf(values)) != null)
            throw new IllegalArgumentException("the plan says twice: " + name);
        return new Plan(about, more);
    }

    /** SHA-256 of a form in which no two plans are the same: each text with its length before it. */
    public String hash() {
        var form = new StringBuilder(text(about));
        matters.forEach((name, values) -> {
            form.append(text(name)).append(values.size()).append(';');
            values.forEach(value -> form.append(text(value)));
        });
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(form.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beginning of the hash, as people see it in forms and send it back: {@code 1f3a-...}. */
    public String signature() {
        return hash().substring(0, SIGNATURE).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** For people, a line for each name. */
    public String words() {
        return matters.entrySet().stream()
                .map(one -> one.getKey() + ": " + String.join(", ", one.getValue()))
                .collect(joining("\n"));
    }

    /** The same for a form: several values are a list, where a comma would not tell them apart. */
    public String shown() {
        return matters.entrySet().stream()
                .map(one -> "**" + Markdown.plain(one.getKey()) + ":**" + shown(one.getValue()))
                .collect(joining("\n\n"));
    }

    private static String shown(List<String> values) {
        if (values.isEmpty() || values.equals(List.of(""))) return " none";
        if (values.size() == 1) return " " + Markdown.plain(values.get(0)).replace("\n", "\n\n");
        if (values.stream().noneMatch(value -> value.contains(" ")))
            return " " + Markdown.plain(String.join(", ", values));
        return values.stream()
                .map(value -> "\n- " + Markdown.plain(value).replace('\n', ' '))
                .collect(joining("", "\n", ""));
    }

    private static String text(String text) {
        return text.length() + ":" + text;
    }
}
