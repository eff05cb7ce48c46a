package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who reaches which databases and files. */
@Command(
        name = "access",
        description = {
            "Show who reaches which databases, and which files by ssh key, and why.",
            "'access password' and 'access keys' set your own."
        },
        subcommands = {
            Access.Password.class,
            AccessKeys.class,
            Access.Request.class,
            Access.Revoke.class,
            Access.Findings.class,
            AccessLog.class
        })
final class Access extends DeskCommand {
    @Option(names = "--csv", description = "as CSV, one line for each developer and installation")
    boolean csv;

    @Override
    int run(DeskClient desk) {
        if (csv) return print(desk.text("access", "text/csv"));
        var access = desk.list(Api.Access.class, "access");
        return show(access, () -> {
            if (access.value().isEmpty()) {
                terminal().line("Nobody reaches anything: no agreement holds today for something installed.");
                return;
            }
            var files = desk.list(Api.AccessFiles.class, "access/files").value();
            var table = new Table(
                    "!DEVELOPER", "INSTALLATION", "SERVER", "RIGHTS", "DATABASES", "FROM", "PASSWORD", "UNTIL", "WHY");
            for (var one : access.value())
                table.row(
                        one.developer(),
                        one.installation(),
                        Names.or(one.server(), ""),
                        one.rights(),
                        String.join(" ", one.databases()),
                        String.join(", ", one.from()),
                        one.password() ? "set" : "not set",
                        one.until(),
                        one.why());
            table.print(terminal());
            terminal().line("");
            showFiles(files);
        });
    }

    private void showFiles(List<Api.AccessFiles> files) {
        var table = new Table(
                "!DEVELOPER", "INSTALLATION", "SERVER", "FILES", "BY SSH AS", "FROM", ">KEYS", "UNTIL", "WHY");
        for (var one : files)
            table.row(
                    one.developer(),
                    one.installation(),
                    Names.or(one.server(), ""),
                    one.rights(),
                    one.account() == null ? "" : one.account() + "@" + one.host() + ":" + one.port(),
                    one.from().isEmpty() && one.account() != null ? "everywhere" : String.join(", ", one.from()),
                    Long.toString(one.keys()),
                    one.until(),
                    one.why());
        table.print(terminal());
    }

    /** Where an agreement is not enough. */
    @Command(
            name = "request",
            description = "Ask to reach databases where an agreement is not enough: production, mostly.",
            footer = {
                "",
                "Hosting decides, then the customer; it ends by itself. Who is on call may give it to a developer alone",
                "with --emergency, for some hours; somebody else looks at it afterwards."
            })
    static final class Request extends DeskCommand {
        @Parameters(paramLabel = "PROJECT", arity = "1..*", description = "which projects")
        List<String> projects = List.of();

        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "what you will do there")
        String why;

        @Option(names = "--until", paramLabel = "DAY", description = "the last day; 30 days when not given")
        Optional<String> until = Optional.empty();

        @Option(names = "--environment", paramLabel = "NAME", description = "production when not given")
        Optional<String> environment = Optional.empty();

        @Option(names = "--emergency", description = "it can't wait: I am on call")
        boolean emergency;

        @Option(names = "--for", paramLabel = "DEVELOPER", description = "in an emergency: for whom")
        Optional<String> developer = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, Object>();
            developer.ifPresent(name -> wish.put("developer", name));
            wish.put("projects", projects);
            environment.ifPresent(name -> wish.put("environment", name));
            wish.put("why", why);
            until.ifPresent(day -> wish.put("until", day));
            if (emergency) wish.put("emergency", true);
            var begun = new WithCode(gaas().surroundings())
                    .run(desk, shown -> shown.postAny(Api.AccessBegun.class, "access/requests", wish));
            return show(begun, () -> {
                terminal().line("Process " + Text.plain(begun.value().process()) + " has begun.");
                terminal().line(Text.plain(begun.value().says()));
            });
        }
    }

    /** At once. */
    @Command(
            name = "revoke",
            description = "Take access back at once; who is signed in is cut off.",
            footer = {
                "",
                "Your own, or as hosting, on call or a manager somebody else's. What was agreed or decided before gives",
                "nothing there any more; agreements stay until a manager ends them."
            })
    static final class Revoke extends DeskCommand {
        @Parameters(paramLabel = "DEVELOPER", arity = "0..1", description = "whose; your own when not given")
        Optional<String> developer = Optional.empty();

        @Option(
                names = "--project",
                paramLabel = "NAME",
                description = "at this project; any number; all when not given")
        List<String> projects = List.of();

        @Option(names = "--environment", paramLabel = "NAME", description = "there; everywhere when not given")
        Optional<String> environment = Optional.empty();

        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "those concerned read it")
        String why;

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, Object>();
            developer.ifPresent(name -> wish.put("developer", name));
            if (!projects.isEmpty()) wish.put("projects", projects);
            environment.ifPresent(name -> wish.put("environment", name));
            wish.put("why", why);
            return new Outcome(gaas(), desk).ofAccess(desk.postAny(Api.AccessBegun.class, "access/revocations", wish));
        }
    }

    /** What nobody granted. */
    @Command(
            name = "findings",
            description = "Show what is on database servers and nobody granted; exit code 1 when there is something.",
            footer = {"", "Servers are looked at once a day. What is there no more is gone from the list a day later."})
    static final class Findings extends DeskCommand {
        @Override
        int run(DeskClient desk) {
            var findings = desk.list(Api.AccessFinding.class, "access/findings");
            show(findings, () -> {
                if (findings.value().isEmpty()) {
                    terminal().line("Nothing was found that nobody granted.");
                    return;
                }
                var table = new Table("!SERVER", "SINCE", "WHAT", "FOUND");
                for (var one : findings.value()) table.row(one.server(), one.since(), one.subject(), one.found());
                table.print(terminal());
            });
            return findings.value().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** An own one, made here. */
    @Command(
            name = "password",
            description = "Make yourself a new password for your account on database servers, and show it once.",
            footer = {
                "",
                "It is made here. The desk gets what a server keeps to know it again, and never the password:",
                "nobody can tell it to you a second time. Each server has another. Who is signed in with the one",
                "before is cut off."
            })
    static final class Password extends DeskCommand {
        @Parameters(paramLabel = "SERVER", arity = "0..*", description = "where; all that you reach when not given")
        List<String> servers = List.of();

        @Override
        int run(DeskClient desk) {
            var mine = desk.get(Api.Me.class, "me").value().user();
            var reached = new LinkedHashMap<String, Api.Access>();
            for (var one : desk.list(Api.Access.class, "access").value())
                if (one.account() != null && one.developer().equals(mine)) reached.put(one.server(), one);
            var wanted = servers.isEmpty() ? reached.keySet() : new LinkedHashSet<>(servers);
            if (!reached.keySet().containsAll(wanted) || wanted.isEmpty())
                throw Trouble.of(
                        Trouble.Kind.FAILED,
                        "no password made",
                        null,
                        "you reach no databases there",
                        "'gaas access' tells why; a manager makes agreements");
            var table = new Table("!SERVER", "HOST", ">PORT", "ACCOUNT", "IN A BROWSER", "PASSWORD");
            for (var server : wanted) {
                var password = OwnPassword.made();
                desk.put("access/passwords/" + id("SERVER", server), Map.of("verifier", password.verifier()));
                var at = reached.get(server);
                table.row(
                        server,
                        at.host(),
                        Long.toString(at.port()),
                        at.account(),
                        Names.or(at.page(), ""),
                        password.text());
            }
            table.print(terminal());
            return ExitCode.DONE;
        }
    }
}
