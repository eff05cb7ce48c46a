package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When somebody is there for a production. */
@Command(
        name = "availability",
        description = "Have it changed when somebody is there for a production, from a day on.",
        footer = {
            "",
            "Managers agree it with the customer; hosting decides. From its day on due dates follow, and so does the fee.",
            "'gaas availability ID --withdraw' takes it back before that day."
        })
final class Availability extends DeskCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "the production")
    String production;

    @Parameters(index = "1", paramLabel = "HOURS", arity = "0..1", description = "as the policy names it, such as 24x7")
    Optional<String> hours = Optional.empty();

    @Option(names = "--from", paramLabel = "DAY", description = "from which day on; today when not given")
    Optional<String> from = Optional.empty();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "who at the customer accepted it and its price, when and how")
    Optional<String> reason = Optional.empty();

    @Option(names = "--withdraw", description = "take it back: it stays as it was agreed before")
    boolean withdraw;

    @Override
    int run(DeskClient desk) {
        var path = "productions/" + id("ID", production) + "/availability";
        var wish = new LinkedHashMap<String, String>();
        hours.ifPresent(text -> wish.put("availability", text));
        from.ifPresent(text -> wish.put("from", text));
        reason.ifPresent(text -> wish.put("reason", text));
        var begun = withdraw
                ? desk.post(Api.Started.class, path + "/withdrawal", Map.of())
                : desk.post(Api.Started.class, path, wish);
        return new Outcome(gaas(), desk).of(begun, installation -> "installed".equalsIgnoreCase(installation.state()));
    }
}
