package org.gaas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The desk with a fleet in a box. */
@Command(name = "demo", description = "Start the desk with four servers and a sample application on this machine.")
final class Demo implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--fresh", description = "forget everything of the last time")
    boolean fresh;

    @Option(names = "--home", paramLabel = "DIR", description = "where its state is kept")
    Optional<Path> home = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "where the desk listens, 8080 unless told")
    Optional<Integer> port = Optional.empty();

    @Override
    public Integer call() {
        var gaas = (Gaas) spec.root().userObject();
        var directory =
                home.orElseGet(gaas.surroundings()::boxHome).toAbsolutePath().normalize();
        var properties = new ArrayList<String>();
        properties.add("--gaas.box.enabled=true");
        properties.add("--gaas.home=" + directory);
        if (fresh) properties.add("--gaas.box.fresh=true");
        port.ifPresent(number -> properties.add("--server.port=" + number));
        gaas.startDesk(properties);
        return ExitCode.STAYS;
    }
}
