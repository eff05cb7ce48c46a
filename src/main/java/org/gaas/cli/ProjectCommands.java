package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Projects: where their releases come from. */
@Command(
        name = "project",
        description = "Show where the releases of a project come from, or have that changed.",
        subcommands = {ProjectCommands.ShowProject.class, ProjectCommands.ChangeRepository.class})
final class ProjectCommands implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say which: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** All that it had. */
    @Command(
            name = "show",
            description = "Show the repositories that a project has had, and the releases that came from each.")
    static final class ShowProject extends DeskCommand {
        @Parameters(paramLabel = "NAME", description = "the project")
        String name;

        @Override
        int run(DeskClient desk) {
            var answer = desk.get(Api.Project.class, "projects/" + id("NAME", name));
            return show(answer, () -> tell(answer.value()));
        }

        private void tell(Api.Project project) {
            var times = new Times(gaas().surroundings().clock());
            var had = new Table("!REPOSITORY", "FROM", "UNTIL", "ASKED", "APPROVED", "WHY");
            for (var one : project.repositories())
                had.row(
                        one.repository(),
                        times.minute(one.since()),
                        one.until() == null ? "in use" : times.minute(one.until()),
                        Names.or(one.requester(), ""),
                        Names.or(one.approver(), ""),
                        Names.or(one.reason(), ""));
            had.print(terminal());
            wanted(project.wanted());
            if (project.releases().isEmpty()) return;
            terminal().line("");
            var ran = new Table("INSTALLATION", "RELEASE", "COMMIT", "FROM REPOSITORY", "SINCE");
            for (var one : project.releases())
                ran.row(
                        one.installation(),
                        one.tagged() ? one.ref() : one.ref() + " (untagged)",
                        one.commit().substring(0, Math.min(8, one.commit().length())),
                        one.repository(),
                        times.minute(one.since()));
            ran.print(terminal());
        }

        private void wanted(Api.WantedRepository wanted) {
            if (wanted == null) return;
            terminal().line("");
            line("Wanted: " + wanted.repository() + ", by " + wanted.requester() + ": " + wanted.reason());
            wanted.found().forEach(found -> line("  " + found));
        }

        private void line(String text) {
            terminal().line(Text.plain(text));
        }
    }

    /** Another one. */
    @Command(
            name = "change-repository",
            description = "Have the releases of a project come from another repository.",
            footer = {
                "",
                "The desk looks what the other repository has under the tags of what runs, and tells what differs. Where the",
                "project has a production, hosting decides. What runs stays, and tells where it came from.",
                "'gaas project change-repository NAME --withdraw' takes it back before that."
            })
    static final class ChangeRepository extends DeskCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "the project")
        String name;

        @Parameters(index = "1", paramLabel = "URL", arity = "0..1", description = "the other repository")
        Optional<String> repository = Optional.empty();

        @Option(names = "--reason", paramLabel = "TEXT", description = "why: kept with the project")
        Optional<String> reason = Optional.empty();

        @Option(names = "--withdraw", description = "take it back: releases come from where they came from")
        boolean withdraw;

        @Override
        int run(DeskClient desk) {
            var path = "projects/" + id("NAME", name) + "/repository";
            var wish = new LinkedHashMap<String, String>();
            repository.ifPresent(text -> wish.put("repository", text));
            reason.ifPresent(text -> wish.put("reason", text));
            var begun = withdraw
                    ? desk.post(Api.Started.class, path + "/withdrawal", Map.of())
                    : desk.post(Api.Started.class, path, wish);
            return new Outcome(gaas(), desk).of(begun, installation -> false);
        }
    }
}
