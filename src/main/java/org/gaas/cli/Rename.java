package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the names that a production answers under. */
@Command(
        name = "rename",
        description = "Ask for other names of a production: more, fewer, or one in the place of another.",
        footer = {
            "",
            "Hosting decides. Then the desk waits until all names lead to us ('gaas names ID'), and the certificate",
            "follows. A name that was replaced leads on to the new one as long as it is kept; --drop takes it away.",
            "'gaas rename ID --withdraw' goes back to the names of before."
        })
final class Rename extends DeskCommand {
    @Parameters(paramLabel = "ID", description = "the production")
    String production;

    @Option(names = "--add", paramLabel = "HOST", description = "answer under this name too; any number")
    List<String> add = List.of();

    @Option(names = "--replace", paramLabel = "OLD=NEW", description = "the old name leads on to the new one")
    Map<String, String> replace = new LinkedHashMap<>();

    @Option(names = "--drop", paramLabel = "HOST", description = "answer under this name no more; any number")
    List<String> drop = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "who at the customer wants it, when and why; not given, or by a developer: they are asked")
    Optional<String> reason = Optional.empty();

    @Option(names = "--withdraw", description = "take it back: the names are those of before")
    boolean withdraw;

    @Override
    int run(DeskClient desk) {
        var path = "productions/" + id("ID", production) + "/names/change";
        var wish = new LinkedHashMap<String, Object>();
        wish.put("add", add);
        wish.put("rename", replace);
        wish.put("drop", drop);
        reason.ifPresent(text -> wish.put("reason", text));
        var begun = withdraw
                ? desk.post(Api.Started.class, path + "/withdrawal", Map.of())
                : desk.postAny(Api.Started.class, path, wish);
        return new Outcome(gaas(), desk).of(begun, installation -> "installed".equalsIgnoreCase(installation.state()));
    }
}
