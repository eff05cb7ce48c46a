package org.gaas.applications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gaas.engine.InvalidInput;

/**
 * A command as a program and its arguments, never as a line for a shell. The program is a name that the server finds,
 * like {@code php}, or a path below the release, like {@code bin/migrate}.
 */
public record Argv(@JsonValue List<String> words) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh", "busybox", "eval");

    /**
     * @throws InvalidInput {@code COMMAND_INVALID}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Argv {
        if (words == null || words.isEmpty()) throw no("must name a program");
        for (var word : words) {
            if (word.isEmpty() || word.length() > 500) throw no("has a word that is empty or over 500 characters");
            if (word.codePoints().anyMatch(Character::isISOControl)) throw no("holds a newline or control character");
            if (Arrays.asList(word.split("/")).contains("..")) throw no("must not leave the release with '..'");
        }
        if (words.get(0).contains(" ")) throw no("must be a list of words, for example [bin/migrate, all]");
        new RelativePath(words.get(0));
        if (SHELLS.contains(words.get(0)) && words.contains("-c"))
            throw no("must not be a line for a shell: put it into a script of the release");
        words = List.copyOf(words);
    }

    public String program() {
        return words.get(0);
    }

    /** Whether the program is part of the release, and not of the server. */
    public boolean ofRelease() {
        return program().contains("/");
    }

    private static InvalidInput no(String sentence) {
        return new InvalidInput("command", "COMMAND_INVALID", sentence);
    }
}
