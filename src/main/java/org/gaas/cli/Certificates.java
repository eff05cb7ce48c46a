package org.gaas.cli;

import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import picocli.CommandLine.Command;

/** The certificates that the desk looks after. */
@Command(name = "certificates", description = "Show the certificates, whose they are and until when they count.")
final class Certificates extends DeskCommand {
    private static final int DAY = 10;

    @Override
    int run(DeskClient desk) {
        var certificates = desk.list(Api.Certificate.class, "certificates");
        return show(certificates, () -> {
            var table = new Table("!CERTIFICATE", "FOR", "STATE", "UNTIL", "WAY", "ISSUER", "NAMES");
            for (var one : certificates.value())
                table.row(
                        String.valueOf(one.number()),
                        owner(one),
                        one.state(),
                        one.until() == null ? "" : one.until().substring(0, DAY),
                        one.way(),
                        Names.or(one.issuer(), ""),
                        String.join(", ", one.names()));
            table.print(terminal());
        });
    }

    /** In a word. */
    static String owner(Api.Certificate one) {
        return Names.or(one.installation(), "server " + one.server());
    }
}
