package org.gaas.cli;

import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;

/** The fleet. */
@Command(name = "servers", description = "Show the servers, their roles and how much is on them.")
final class Servers extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        return Server.list(this, desk);
    }
}
