package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a production for good, with its acceptance. */
@Command(
        name = "offboard",
        description = "Ask for a production to be ended for good, with its acceptance.",
        footer = {
            "",
            "A second person of hosting and a manager decide. Then it is closed and packed, the data is handed over, and",
            "only when somebody wrote down who took it, everything is taken away; 'gaas show ID' tells what was seen.",
            "'gaas offboard ID --withdraw' takes it back as long as nothing is destroyed."
        })
final class Offboard extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the production")
    String production;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "who at the customer wants it, when and why; not given: they are asked")
    Optional<String> reason = Optional.empty();

    @Option(names = "--from", paramLabel = "DAY", description = "from when on nobody is let in; today when not given")
    Optional<String> from = Optional.empty();

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            description = "for how long the archive is kept; as the policy says when not given")
    Optional<Integer> keepDays = Optional.empty();

    @Option(names = "--withdraw", description = "take it back: production stays")
    boolean withdraw;

    @Override
    int run(DeskClient desk) {
        var path = "productions/" + id("ID", production) + "/offboarding";
        if (withdraw) {
            var begun = desk.post(Api.Started.class, path + "/withdrawal", Map.of());
            return new Outcome(gaas(), desk)
                    .of(begun, installation -> "installed".equalsIgnoreCase(installation.state()));
        }
        var wish = new LinkedHashMap<String, Object>();
        reason.ifPresent(text -> wish.put("reason", text));
        from.ifPresent(text -> wish.put("from", text));
        keepDays.ifPresent(days -> wish.put("keepDays", days));
        return new Outcome(gaas(), desk).ofRemoval(desk.postAny(Api.Started.class, path, wish));
    }
}
