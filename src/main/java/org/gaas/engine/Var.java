package org.gaas.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed process variable, declared once by the module that owns its meaning. What the engine stores is a text, a
 * flag or a number; everything else lives in our tables and is reached by id.
 *
 * @param <T> what the code sees
 */
public final class Var<T> {
    private final String name;
    private final Function<Object, T> parse;
    private final Function<T, Object> print;
    private final boolean ofTask;

    private Var(String name, Function<Object, T> parse, Function<T, Object> print, boolean ofTask) {
        this.name = Objects.requireNonNull(name);
        this.parse = parse;
        this.print = print;
        this.ofTask = ofTask;
    }

    /** A variable that holds text, at most 4,000 characters: the engine's limit. */
    public static Var<String> text(String name) {
        return new Var<>(name, raw -> limited(name, as(name, String.class, raw)), text -> limited(name, text), false);
    }

    /** A variable that holds a line of text; spaces around it don't count. */
    public static Var<String> line(String name, int most) {
        return text(name)
                .as(
                        text -> {
                            var line = text.strip();
                            if (line.length() <= most && line.chars().noneMatch(Character::isISOControl)) return line;
                            throw new InvalidInput(
                                    name, "TEXT_INVALID", "must be a line of at most " + most + " characters");
                        },
                        line -> line);
    }

    /** A variable that holds yes or no. */
    public static Var<Boolean> flag(String name) {
        return new Var<>(name, raw -> as(name, Boolean.class, raw), flag -> flag, false);
    }

    /** A variable that holds a whole number. */
    public static Var<Long> number(String name) {
        return new Var<>(name, raw -> whole(name, as(name, Number.class, raw)), number -> number, false);
    }

    /** A variable that holds one of these words. */
    public static Var<String> choice(String name, String... words) {
        var known = List.of(words);
        return text(name)
                .as(
                        word -> {
                            if (known.contains(word)) return word;
                            throw new InvalidInput(
                                    name, "CHOICE_INVALID", "must be one of: " + String.join(", ", known));
                        },
                        word -> word);
    }

    /** The same variable, seen as a richer type; {@code parse} throws {@link InvalidInput} when the text is none. */
    public <U> Var<U> as(Function<T, U> parse, Function<U, T> print) {
        return new Var<>(
                name, raw -> parse.apply(this.parse.apply(raw)), value -> this.print.apply(print.apply(value)), ofTask);
    }

    /**
     * The same variable, as an answer that belongs to the task and not to the process: {@link TaskCompleted} carries
     * it, and afterwards the process does not have it any more. The next task starts without it.
     */
    public Var<T> ofTask() {
        return new Var<>(name, parse, print, true);
    }

    public boolean isOfTask() {
        return ofTask;
    }

    public String name() {
        return name;
    }

    /**
     * The value in this scope.
     *
     * @throws IllegalStateException when the process has none: a mistake in the diagram
     */
    public T in(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("the process has no variable '" + name + "' here"));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(parse);
    }

    public Optional<T> find(Map<String, Object> variables) {
        return Optional.ofNullable(variables.get(name)).map(parse);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, print.apply(value));
    }

    /** Forgets the value: who reads it next finds none. */
    public void remove(VariableScope scope) {
        scope.removeVariable(name);
    }

    /** Adds the value to the variables that a process is started, or a task completed, with. */
    public void put(Map<String, Object> variables, T value) {
        variables.put(name, print.apply(value));
    }

    /**
     * Reads what came in from outside.
     *
     * @throws InvalidInput when it is not a value of this variable
     */
    public T parse(Object raw) {
        return parse.apply(raw);
    }

    /** Whether a value of this kind does, whatever it says. */
    public boolean takes(Object raw) {
        try {
            parse(raw);
            return true;
        } catch (InvalidInput wrong) {
            return !wrong.rule().equals("TYPE_INVALID");
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static <R> R as(String name, Class<R> type, Object raw) {
        if (type.isInstance(raw)) return type.cast(raw);
        throw new InvalidInput(
                name, "TYPE_INVALID", "must be a " + type.getSimpleName().toLowerCase());
    }

    private static long whole(String name, Number number) {
        if (number.doubleValue() == number.longValue()) return number.longValue();
        throw new InvalidInput(name, "TYPE_INVALID", "must be a whole number");
    }

    private static String limited(String name, String text) {
        if (text.length() <= 4000) return text;
        throw new InvalidInput(name, "TEXT_TOO_LONG", "must be at most 4,000 characters, not " + text.length());
    }
}
