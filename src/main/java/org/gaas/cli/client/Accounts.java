package org.gaas.cli.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the desk and the password: the environment, then the user's configuration, then the box in this checkout. What
 * was written in one place stays together: a password goes only to the desk, and for the user, that it was written down
 * for. No password is ever taken from the command line.
 *
 * @param environment the process's environment
 * @param files configuration files, first one first; those that don't exist are passed over
 * @param ask asks a person for a password, when there is a person
 */
public record Accounts(Map<String, String> environment, List<Path> files, Function<String, Optional<String>> ask) {

    /**
     * The account for this call.
     *
     * @param wantedUrl from {@code --url}, if given
     * @param wantedUser from {@code --user}, if given
     * @throws Trouble when no desk is known, or a file with a password can be read by others
     */
    public Account find(Optional<String> wantedUrl, Optional<String> wantedUser) {
        var named = Source.environment(environment);
        // then a broken file, perhaps somebody else's, is nobody's trouble
        var enough = named.isComplete() && wantedUrl.isEmpty() && wantedUser.isEmpty();
        var written =
                files.stream().filter(file -> !enough && Files.exists(file)).map(Source::file);
        var sources = Stream.concat(Stream.of(named), written).toList();
        var desk = wantedUrl
                .map(text -> Account.address(text, "--url"))
                .or(() -> sources.stream()
                        .flatMap(source -> source.url().stream())
                        .findFirst())
                .orElseThrow(Accounts::noDesk);
        var fitting = sources.stream().filter(source -> source.isAbout(desk)).toList();
        var user = wantedUser.or(
                () -> fitting.stream().flatMap(source -> source.user().stream()).findFirst());
        var password = user.flatMap(name -> fitting.stream()
                .flatMap(source -> source.passwordOf(name).stream())
                .findFirst()
                .or(() -> ask.apply("Password of " + name + " at " + desk + ": ")));
        return new Account(desk, user, password);
    }

    /** What makes the codes of an invented person of a box; empty for real people, who have that on their phone. */
    public Optional<String> secretOf(String user) {
        return files.stream()
                .filter(Files::exists)
                .map(Source::file)
                .flatMap(source -> source.secretOf(user).stream())
                .findFirst();
    }

    private static Trouble noDesk() {
        return Trouble.of(
                Trouble.Kind.UNREACHABLE,
                "no desk is known",
                "GAAS_URL, ~/.config/gaas/config and .gaas/cli.properties",
                "none of them names one",
                "'gaas demo' starts one on this machine");
    }
}
