package org.gaas.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tables of the desk's database, for an account that may change them. */
@Command(name = "migrate", description = "Make or update the tables of the desk's database, and end.")
final class Migrate implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "-- --PROPERTY=VALUE", description = "settings, after a double hyphen")
    List<String> properties = List.of();

    @Override
    public Integer call() {
        var all = new ArrayList<String>(List.of("--gaas.only=migrate"));
        all.addAll(properties);
        ((Gaas) spec.root().userObject()).startDesk(all);
        return ExitCode.DONE;
    }
}
