package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another release on an installation. */
@Command(name = "deploy", description = "Bring a release to an installation.")
final class Deploy extends DeskCommand {
    @Parameters(paramLabel = "REF", description = "the tag; where policy allows it, a branch or commit")
    String ref;

    @Option(names = "--to", paramLabel = "ID", required = true, description = "the installation")
    String installation;

    @Override
    int run(DeskClient desk) {
        var path = "installations/" + id("--to", installation) + "/deployments";
        var started = desk.post(Api.Started.class, path, Map.of("ref", ref));
        return new Outcome(gaas(), desk).of(started, runs -> ref.equals(runs.tag()) || ref.equals(runs.commit()));
    }
}
