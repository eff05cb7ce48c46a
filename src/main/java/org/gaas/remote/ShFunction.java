package org.gaas.remote;

import java.util.List;

/**
 * A function in the language of POSIX sh, a constant of the program: values come in as {@code "$1"}, {@code "$2"} ...
 * and are never pasted into the text. Runs with {@code LC_ALL=C}, umask 022 and without input; several functions share
 * one script, so variables that are set begin with the function's name, and {@code exit} is not used.
 *
 * @param name small letters, digits and underscores; unique, so begin with the module: {@code sites_publish}
 * @param body the commands between the braces
 * @param uses other functions that the body calls
 */
public record ShFunction(String name, String body, List<ShFunction> uses) {
    public ShFunction {
        if (!name.matches("[a-z][a-z0-9_]*"))
            throw new IllegalArgumentException("not a name for a function: '" + name + "'");
        if (body.isBlank()) throw new IllegalArgumentException(name + " has no body");
        uses = List.copyOf(uses);
    }

    public static ShFunction of(String name, String body, ShFunction... uses) {
        return new ShFunction(name, body, List.of(uses));
    }
}
