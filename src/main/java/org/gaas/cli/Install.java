package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** From a repository and a name to an installation that answers. */
@Command(name = "install", description = "Make a demo or test installation from a repository and a name.")
final class Install extends DeskCommand {
    @Parameters(paramLabel = "NAME", description = "the project's name")
    String name;

    @Option(names = "--kind", paramLabel = "KIND", required = true, description = "test or demo")
    String kind;

    @Option(names = "--repo", paramLabel = "URL", description = "where its code is")
    Optional<String> repository = Optional.empty();

    @Option(names = "--tag", paramLabel = "TAG", description = "the release: a named tag")
    Optional<String> tag = Optional.empty();

    @Option(names = "--customer", paramLabel = "NAME", description = "for whom; a prospect when not given")
    Optional<String> customer = Optional.empty();

    @Option(names = "--application", paramLabel = "NAME", description = "which description of an application fits")
    Optional<String> application = Optional.empty();

    @Option(names = "--template", paramLabel = "NAME", description = "take what is not given from this template")
    Optional<String> template = Optional.empty();

    @Option(names = "--hours", paramLabel = "H:MM", description = "what to fill in for your time")
    Optional<String> hours = Optional.empty();

    @Override
    int run(DeskClient desk) {
        if (repository.isEmpty() && template.isEmpty())
            throw new ParameterException(spec.commandLine(), "--repo URL is missing (or --template NAME)");
        var wish = new LinkedHashMap<String, String>();
        wish.put("project", name);
        wish.put("kind", kind);
        repository.ifPresent(text -> wish.put("repository", text));
        tag.ifPresent(text -> wish.put("tag", text));
        customer.ifPresent(text -> wish.put("customer", text));
        application.ifPresent(text -> wish.put("application", text));
        template.ifPresent(text -> wish.put("template", text));
        hours.ifPresent(text -> wish.put("hours", text));
        var started = desk.post(Api.Started.class, "installations", wish);
        return new Outcome(gaas(), desk)
                .of(started, installation -> "installed".equalsIgnoreCase(installation.state()));
    }
}
