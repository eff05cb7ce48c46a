package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Servers that come, are compared, and go. */
@Command(
        name = "server",
        description = "Show the servers; add one, compare them, let one take part or not.",
        subcommands = {
            Server.All.class,
            Server.One.class,
            Server.Add.class,
            ServerCheck.class,
            Server.Drain.class,
            Server.Activate.class,
            Server.Retire.class
        })
final class Server extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        return list(this, desk);
    }

    static int list(DeskCommand command, DeskClient desk) {
        var servers = desk.list(Api.Server.class, "servers");
        return command.show(servers, () -> {
            var table = new Table("!SERVER", "ROLES", "ZONE", "ADDRESS", "STATE", ">INSTALLATIONS");
            for (var server : servers.value())
                table.row(
                        server.name(),
                        String.join(", ", server.roles()),
                        server.zone(),
                        server.address(),
                        server.state(),
                        String.valueOf(server.installations()));
            table.print(command.terminal());
        });
    }

    /** All of them. */
    @Command(name = "list", description = "Show the servers, their roles and how much is on them.")
    static final class All extends DeskCommand {
        @Override
        int run(DeskClient desk) {
            return list(this, desk);
        }
    }

    /** One, with what lives on it. */
    @Command(name = "show", description = "Show one server and what lives on it.")
    static final class One extends DeskCommand {
        @Parameters(paramLabel = "NAME", description = "the server")
        String server;

        @Override
        int run(DeskClient desk) {
            var answer = desk.get(Api.OneServer.class, "servers/" + id("NAME", server));
            return show(answer, () -> tell(answer.value()));
        }

        private void tell(Api.OneServer one) {
            terminal().line(terminal().style(Style.STRONG, Text.plain(one.name())));
            field("state", one.state());
            field("roles", String.join(", ", one.roles()));
            field("zone", one.zone());
            field("address", one.address());
            field("sites", one.sites());
            field("platform", one.platform());
            field("user", one.user());
            one.hostKeys().forEach(key -> field("host key", key));
            field("lives there", one.tenants().isEmpty() ? "nothing" : String.join(", ", one.tenants()));
        }

        private void field(String name, String value) {
            if (value != null && !value.isEmpty()) terminal().line("  " + Text.left(name, 13) + Text.plain(value));
        }
    }

    /** A new one. */
    @Command(
            name = "add",
            description = "Let a server join the fleet: a person compares its host key, the desk looks at it.",
            footer = {"", "The server is a Debian that docker/host/provision has set up and that knows the desk's key."
            })
    static final class Add extends DeskCommand {
        @Parameters(paramLabel = "NAME", description = "its name in the fleet")
        String server;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                split = ",",
                description = "what it is for: production, acceptance, trial, build; may be given again")
        List<String> roles = List.of();

        @Option(names = "--address", paramLabel = "HOST", required = true, description = "where it is in the network")
        String address;

        @Option(names = "--port", paramLabel = "PORT", description = "for ssh; 22 when not given")
        Optional<String> port = Optional.empty();

        @Option(names = "--zone", paramLabel = "ZONE", description = "where it stands")
        Optional<String> zone = Optional.empty();

        @Option(names = "--like", paramLabel = "NAME", description = "a server that it is to be like")
        Optional<String> like = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, String>();
            wish.put("server", server);
            wish.put("address", address);
            if (!roles.isEmpty()) wish.put("roles", String.join(", ", roles));
            port.ifPresent(text -> wish.put("port", text));
            zone.ifPresent(text -> wish.put("zone", text));
            like.ifPresent(text -> wish.put("like", text));
            return new Outcome(gaas(), desk).ofServer(desk.post(Api.ServerStarted.class, "servers", wish));
        }
    }

    /** What the three below have in common. */
    abstract static class Change extends DeskCommand {
        @Parameters(paramLabel = "NAME", description = "the server")
        String server;

        int become(DeskClient desk, String state, String sentence) {
            var answer = desk.put("servers/" + id("NAME", server) + "/state", Map.of("state", state));
            return show(answer, () -> terminal().line(server + " " + sentence));
        }
    }

    /** Keeps what it has. */
    @Command(name = "drain", description = "Place nothing new on a server; what lives there stays.")
    static final class Drain extends Change {
        @Override
        int run(DeskClient desk) {
            return become(desk, "draining", "is draining: it keeps what it has and gets nothing new.");
        }
    }

    /** Back to work. */
    @Command(name = "activate", description = "Let a draining server take part again.")
    static final class Activate extends Change {
        @Override
        int run(DeskClient desk) {
            return become(desk, "active", "takes part again.");
        }
    }

    /** Gone. */
    @Command(name = "retire", description = "Let a server go; refused while installations live there.")
    static final class Retire extends Change {
        @Override
        int run(DeskClient desk) {
            return become(desk, "retired", "is retired: the desk does not go there any more.");
        }
    }
}
