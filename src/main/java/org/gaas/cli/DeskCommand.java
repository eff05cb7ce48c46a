package org.gaas.cli;

import java.util.concurrent.Callable;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Terminal;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the desk something. */
abstract class DeskCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Override
    public final Integer call() {
        return run(gaas().desk());
    }

    /** Returns the exit code. */
    abstract int run(DeskClient desk);

    Gaas gaas() {
        return (Gaas) spec.root().userObject();
    }

    Terminal terminal() {
        return gaas().terminal();
    }

    Times times() {
        return new Times(gaas().surroundings().clock());
    }

    boolean json() {
        return gaas().json;
    }

    /** Prints the desk's answer, as JSON or for people. */
    int show(Answer<?> answer, Runnable forPeople) {
        if (json()) terminal().line(answer.json().isEmpty() ? "{}" : Text.plainJson(answer.json()));
        else forPeople.run();
        return ExitCode.DONE;
    }

    /** A file gets every byte; a screen nothing that it would obey. */
    int print(String text) {
        terminal().out().print(terminal().isScreen() ? Text.plainLines(text) : text);
        terminal().out().flush();
        return ExitCode.DONE;
    }

    /**
     * The id as a part of an address. The desk knows the rule by heart; here it only keeps an id from naming something
     * else.
     */
    static String id(String field, String typed) {
        if (typed.matches("[A-Za-z0-9-]{1,64}")) return typed;
        throw Trouble.of(
                Trouble.Kind.INPUT, "not accepted", field, complaint(typed), "'gaas list' and 'gaas tasks' show them");
    }

    private static String complaint(String typed) {
        if (typed.isEmpty()) return "NAME_REQUIRED: it is empty";
        return typed.matches("[A-Za-z0-9-]+")
                ? "NAME_TOO_LONG: at most 64 characters are possible"
                : "NAME_INVALID: only letters, digits and hyphens, at most 64";
    }
}
