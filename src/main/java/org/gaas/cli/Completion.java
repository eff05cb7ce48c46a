package org.gaas.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shell completion for bash and zsh. */
@Command(name = "completion", description = "Print the completion for bash and zsh: source <(gaas completion)")
final class Completion implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        var root = spec.root().commandLine();
        ((Gaas) root.getCommand()).terminal().out().print(AutoComplete.bash("gaas", root));
    }
}
