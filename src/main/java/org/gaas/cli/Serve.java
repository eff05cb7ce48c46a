package org.gaas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The desk for real servers. */
@Command(name = "serve", description = "Start the desk.")
final class Serve implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "where its state is kept")
    Optional<Path> home = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "where the desk listens, 8080 unless told")
    Optional<Integer> port = Optional.empty();

    @Parameters(paramLabel = "-- --PROPERTY=VALUE", description = "settings, after a double hyphen")
    List<String> properties = List.of();

    @Override
    public Integer call() {
        var all = new ArrayList<String>();
        home.ifPresent(
                directory -> all.add("--gaas.home=" + directory.toAbsolutePath().normalize()));
        port.ifPresent(number -> all.add("--server.port=" + number));
        all.addAll(properties);
        ((Gaas) spec.root().userObject()).startDesk(all);
        return ExitCode.STAYS;
    }
}
