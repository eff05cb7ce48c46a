package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
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

    @Option(names = "--hours", paramLabel = "H:MM", description = "what to fill in for your time")
    Optional<String> hours = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var wish = new LinkedHashMap<String, String>();
        wish.put("ref", ref);
        hours.ifPresent(text -> wish.put("hours", text));
        var path = "installations/" + id("--to", installation) + "/deployments";
        var started = desk.post(Api.Started.class, path, wish);
        return new Outcome(gaas(), desk).of(started, runs -> ref.equals(runs.tag()) || ref.equals(runs.commit()));
    }
}
