package org.gaas.contacts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Kind;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.remote.Secret;

/**
 * What came from a page, not looked at yet.
 *
 * @param texts by the names of what sent them
 * @param files those that are not empty
 */
public record Sent(Map<String, String> texts, List<byte[]> files) {
    /** What shows that the page was looked at. */
    public static final String SHOWN = "shown";

    public static final String CHOICE = "choice";
    private static final int LONGEST = 400;
    private static final int MOST_FILES = 20;
    private static final int MOST_BYTES = 256 * 1024;

    public Sent {
        texts = Map.copyOf(texts);
        files = List.copyOf(files);
    }

    String shown() {
        return texts.getOrDefault(SHOWN, "");
    }

    /**
     * @throws InvalidInput {@code VARIABLE_NOT_ACCEPTED}, {@code CHOICE_INVALID}, {@code FIELD_REQUIRED},
     *     {@code TEXT_INVALID} or {@code FILES_TOO_LARGE}
     */
    Given fitting(Question question, Link link) {
        requireKnown(question);
        var choice = choice(question);
        var lines = new HashMap<String, String>();
        Optional<Secret> secret = Optional.empty();
        for (var field : question.fields()) {
            if (!field.belongsTo(choice)) continue;
            var text = texts.getOrDefault(field.name(), "");
            if (field.kind() == Kind.FILES) requireFiles(field);
            else if (field.kind() == Kind.SECRET) secret = secret(field, text);
            else line(field, text).ifPresent(line -> lines.put(field.name(), line));
        }
        return new Given(link.contact(), link.number(), link.language(), choice, lines, files, secret);
    }

    private void requireKnown(Question question) {
        var known = new TreeSet<>(Set.of(SHOWN, CHOICE));
        question.fields().forEach(field -> known.add(field.name()));
        for (var name : texts.keySet())
            if (!known.contains(name))
                throw new InvalidInput(Excerpt.shown(64, name), "VARIABLE_NOT_ACCEPTED", "the page has no such field");
        if (!files.isEmpty() && question.fields().stream().noneMatch(field -> field.kind() == Kind.FILES))
            throw new InvalidInput("files", "VARIABLE_NOT_ACCEPTED", "the page takes no files");
    }

    private String choice(Question question) {
        var choice = texts.getOrDefault(CHOICE, "");
        if (question.choices().isEmpty()) return "";
        if (choice.isEmpty()) throw InvalidInput.missing(CHOICE);
        if (question.choices().stream().map(Choice::value).noneMatch(choice::equals))
            throw new InvalidInput(CHOICE, "CHOICE_INVALID", "the page has no such choice");
        return choice;
    }

    private void requireFiles(Field field) {
        if (files.isEmpty() && field.required()) throw InvalidInput.missing(field.name());
        var bytes = files.stream().mapToLong(file -> file.length).sum();
        if (files.size() > MOST_FILES || bytes > MOST_BYTES)
            throw new InvalidInput(field.name(), "FILES_TOO_LARGE", "must be at most 20 files of 256 kB together");
    }

    private static Optional<Secret> secret(Field field, String text) {
        if (text.length() > LONGEST) throw invalid(field);
        return Optional.of(text).filter(some -> !some.isEmpty()).map(Secret::of);
    }

    private static Optional<String> line(Field field, String text) {
        var line = text.strip();
        if (line.length() > LONGEST || line.chars().anyMatch(Sent::isNoText)) throw invalid(field);
        if (line.isEmpty() && field.required()) throw InvalidInput.missing(field.name());
        return Optional.of(line).filter(some -> !some.isEmpty());
    }

    private static boolean isNoText(int unit) {
        return Character.isISOControl(unit);
    }

    private static InvalidInput invalid(Field field) {
        return new InvalidInput(field.name(), "TEXT_INVALID", "must be a line of at most " + LONGEST + " characters");
    }

    /** Tells nothing of it. */
    @Override
    public String toString() {
        return texts.size() + " fields, " + files.size() + " files";
    }
}
