package org.gaas.cli;

import java.util.Map;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** One's own second factor, and those of colleagues. */
@Command(
        name = "factor",
        description = "Show your second factor, enrol one, vouch for a colleague's, or take one away.",
        subcommands = {SecondFactor.Enrol.class, SecondFactor.Vouch.class, SecondFactor.Reset.class})
final class SecondFactor extends DeskCommand {
    private static final String MINE = "me/second-factor";

    @Override
    int run(DeskClient desk) {
        var factor = desk.get(Api.Factor.class, MINE);
        return show(factor, () -> {
            switch (factor.value().state()) {
                case "ready" ->
                    terminal()
                            .line("Enrolled on " + times().minute(factor.value().since()) + "; "
                                    + factor.value().recoveryCodes() + " recovery codes left.");
                case "waiting" ->
                    terminal()
                            .line("Enrolled; waits for a colleague: gaas factor vouch YOUR-NAME "
                                    + factor.value().word());
                default ->
                    terminal()
                            .line("None. 'gaas factor enrol' enrols one, and so does the desk's page /second-factor.");
            }
        });
    }

    /** Enrols an app, by its secret. */
    @Command(name = "enrol", description = "Enrol an app for one-time codes; the page /second-factor shows a picture.")
    static final class Enrol extends DeskCommand {
        @Override
        int run(DeskClient desk) {
            var ask = new WithCode(gaas().surroundings());
            var offer = ask.run(desk, shown -> shown.post(Api.Offered.class, MINE + "/enrolment", Map.of()))
                    .value();
            terminal().line("Type this secret into an app for one-time codes (TOTP):");
            terminal().line("  " + offer.secret());
            terminal().line("  " + offer.uri());
            var code = gaas().surroundings()
                    .question()
                    .apply("The code that it shows now: ")
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "nobody is here to type the code"))
                    .replaceAll("\\s", "");
            var enrolled = desk.put(Api.Enrolled.class, MINE + "/enrolment", Map.of("code", code));
            return show(enrolled, () -> {
                terminal()
                        .line(
                                enrolled.value().state().equals("ready")
                                        ? "Enrolled."
                                        : "Enrolled. Now a colleague has to vouch for it: gaas factor vouch YOUR-NAME "
                                                + enrolled.value().word());
                terminal().line("Keep these recovery codes on paper; each is good once:");
                enrolled.value().recoveryCodes().forEach(one -> terminal().line("  " + one));
            });
        }
    }

    /** Says that a factor is the right person's. */
    @Command(name = "vouch", description = "Say that the second factor a colleague enrolled is theirs.")
    static final class Vouch extends DeskCommand {
        @Parameters(index = "0", paramLabel = "USER", description = "whose it is")
        String user;

        @Parameters(
                index = "1",
                paramLabel = "WORD",
                description = "which that person was shown; ask them, not their account")
        String word;

        @Override
        int run(DeskClient desk) {
            var path = "second-factors/" + id("USER", user) + "/voucher";
            var answer = new WithCode(gaas().surroundings()).run(desk, shown -> shown.post(path, Map.of("word", word)));
            return show(answer, () -> terminal().line("The second factor of " + user + " is good now."));
        }
    }

    /** Takes a factor away. */
    @Command(name = "reset", description = "Take a lost second factor away (administrators).")
    static final class Reset extends DeskCommand {
        @Parameters(paramLabel = "USER", description = "whose phone is lost")
        String user;

        @Override
        int run(DeskClient desk) {
            var answer = desk.delete("second-factors/" + id("USER", user));
            return show(answer, () -> terminal().line(user + " has no second factor any more, and has to enrol one."));
        }
    }
}
