package org.gaas.cli;

import static org.gaas.cli.client.DeskClient.segment;

import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be installed from a repository. */
@Command(name = "tags", description = "Show the tags of a repository.")
final class Tags extends DeskCommand {
    @Parameters(paramLabel = "REPO", description = "the repository's address")
    String repository;

    @Option(names = "--match", paramLabel = "TEXT", description = "only tags with this in their name")
    Optional<String> match = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var answer = desk.ask(
                Api.Tags.class,
                "tags?repository=" + segment(repository)
                        + match.map(text -> "&match=" + segment(text)).orElse(""));
        return show(answer, () -> {
            var table = new Table("!TAG", "COMMIT", "WHEN");
            for (var tag : answer.value().tags())
                table.row(tag.name(), Names.commit(tag.commit()), times().minute(tag.when()));
            table.print(terminal());
        });
    }
}
