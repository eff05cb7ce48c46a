package org.gaas.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it holds others. */
abstract class CommandGroup implements Runnable {
    private final String list;

    @Spec
    CommandSpec spec;

    /**
     * @param list the command that shows what these are about
     */
    CommandGroup(String list) {
        this.list = list;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which: " + String.join(", ", spec.subcommands().keySet()) + "; '" + list + "' lists them");
    }
}
