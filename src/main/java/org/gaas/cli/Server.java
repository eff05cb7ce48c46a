package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Servers that come, are compared, and go. */
@Command(
        name = "server",
        description = "Show a server, add one, compare them, let one take part or not.",
        subcommands = {
            Server.One.class,
            Server.Add.class,
            ServerCheck.class,
            Server.Drain.class,
            Server.Activate.class,
            Server.Retire.class,
            Server.Lost.class
        })
final class Server extends CommandGroup {
    Server() {
        super("gaas servers");
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

    /** What those below have in common. */
    abstract static class Change extends DeskCommand {
        @Parameters(paramLabel = "NAME", description = "the server")
        String server;

        int become(DeskClient desk, String state, String sentence) {
            return become(desk, Map.of("state", state), sentence);
        }

        int become(DeskClient desk, Map<String, String> wish, String sentence) {
            var answer = desk.put("servers/" + id("NAME", server) + "/state", wish);
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

    /** Gone, and not by the desk's will. */
    @Command(
            name = "lost",
            description = "Say that a server won't come back, nor what was on it; refused while it answers.",
            footer = {
                "",
                "What lived there can then be removed: nothing is looked for, nothing is kept. There is no way back."
            })
    static final class Lost extends Change {
        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "what happened, for the trail")
        String why;

        @Override
        int run(DeskClient desk) {
            return become(desk, Map.of("state", "lost", "why", why), "is lost for good: remove what lived there.");
        }
    }
}
