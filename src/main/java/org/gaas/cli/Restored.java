package org.gaas.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For a desk whose database was restored from a backup, before its first start. */
@Command(
        name = "restored",
        description = {
            "Make a desk ready whose database was restored from a backup, and end.",
            "The desk that it was copied from must never run again."
        })
final class Restored implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "-- --PROPERTY=VALUE", description = "settings, after a double hyphen")
    List<String> properties = List.of();

    @Override
    public Integer call() {
        var all = new ArrayList<String>(List.of("--gaas.only=restored"));
        all.addAll(properties);
        ((Gaas) spec.root().userObject()).startDesk(all);
        return ExitCode.DONE;
    }
}
