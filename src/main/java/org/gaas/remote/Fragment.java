package org.gaas.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls of constant sh functions with quoted arguments, one after the other up to the first that fails; what scripts
 * are made of.
 *
 * @param actor who runs it; empty for the user of the session
 */
public record Fragment(List<Call> calls, Optional<Owner> actor) {
    private static final ShFunction RUN = ShFunction.of("g_run", "\"$@\"");

    /** Runs several programs: before each stands the number of its words. */
    private static final ShFunction IN_TURN = ShFunction.of("g_in_turn", """
            while [ $# -gt 0 ]; do
                g_in_turn_words=$1; shift
                g_in_turn_call= g_in_turn_i=1
                while [ $g_in_turn_i -le $g_in_turn_words ]; do
                    g_in_turn_call="$g_in_turn_call \\"\\${$g_in_turn_i}\\""
                    g_in_turn_i=$((g_in_turn_i + 1))
                done
                eval "$g_in_turn_call" || return $?
                shift "$g_in_turn_words"
            done""");

    /** One call of a function. */
    public record Call(ShFunction function, List<Argument> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }

        private Call with(Argument argument) {
            var more = new ArrayList<>(arguments);
            more.add(argument);
            return new Call(function, more);
        }
    }

    /** A value for a function. May hold anything but U+0000. */
    public sealed interface Argument {
        /** A text as it is. */
        record Text(String value) implements Argument {
            public Text {
                withoutNul(value);
            }
        }

        /** A text that nobody may see, except the function. */
        record Hidden(Secret value) implements Argument {
            public Hidden {
                withoutNul(value.reveal());
            }
        }

        /** A path below the host's root; the function sees it as an absolute one. */
        record Path(String value) implements Argument {
            public Path {
                Paths.below("", value);
            }
        }

        /** The words that make a program run as this owner; none where the session's user does. */
        record Acting(Owner owner) implements Argument {}

        private static void withoutNul(String value) {
            if (value.indexOf('\0') >= 0) throw new IllegalArgumentException("an argument must not hold U+0000");
        }
    }

    public Fragment {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) throw new IllegalArgumentException("a fragment needs a call");
    }

    public static Fragment call(ShFunction function) {
        return new Fragment(List.of(new Call(function, List.of())), Optional.empty());
    }

    /** A single program; what it gets as arguments can be seen by all users of the server. */
    public static Fragment run(String... argv) {
        return call(RUN).text(argv);
    }

    /** Several programs with their arguments, one after the other up to the first that fails. */
    public static Fragment inTurn(List<List<String>> programs) {
        var fragment = call(IN_TURN);
        for (var argv : programs)
            fragment = fragment.text(Integer.toString(argv.size())).text(argv.toArray(String[]::new));
        return fragment;
    }

    /** Whether this is a single program, made by {@link #run}. */
    public boolean isProgram() {
        return calls.size() == 1 && calls.get(0).function().equals(RUN);
    }

    /** Adds arguments to the last call. */
    public Fragment text(String... values) {
        var fragment = this;
        for (var value : values) fragment = fragment.with(new Argument.Text(value));
        return fragment;
    }

    /** Adds a path below the host's root to the arguments of the last call. */
    public Fragment path(String path) {
        return with(new Argument.Path(path));
    }

    /** Adds a secret to the arguments of the last call: the function must not hand it to a program's arguments. */
    public Fragment secret(Secret secret) {
        return with(new Argument.Hidden(secret));
    }

    /**
     * Adds words, perhaps none, that make a program run as this owner: for a function that works as two users. They come
     * last, and the function puts them before the program: {@code "$@" cat}.
     */
    public Fragment acting(Owner owner) {
        return with(new Argument.Acting(owner));
    }

    /** These calls and then, when they went well, the others; the first fragment's actor runs all. */
    public Fragment then(Fragment next) {
        return new Fragment(Stream.concat(calls.stream(), next.calls.stream()).toList(), actor);
    }

    /** The same, run by another user: nothing privileged works inside a directory that belongs to an installation. */
    public Fragment actingAs(Owner owner) {
        return new Fragment(calls, Optional.of(owner));
    }

    private Fragment with(Argument argument) {
        var more = new ArrayList<>(calls);
        more.set(more.size() - 1, more.get(more.size() - 1).with(argument));
        return new Fragment(more, actor);
    }
}
