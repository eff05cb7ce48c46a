package org.gaas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ssh keys that developers come by. */
@Command(
        name = "keys",
        description = "Show the ssh keys by which developers see code and logs on servers, by sftp.",
        subcommands = {AccessKeys.Add.class, AccessKeys.Remove.class})
final class AccessKeys extends DeskCommand {
    @Override
    int run(DeskClient desk) {
        var keys = desk.list(Api.AccessKey.class, "access/keys");
        return show(keys, () -> {
            if (keys.value().isEmpty()) {
                terminal().line("There are none: 'gaas access keys add' registers yours.");
                return;
            }
            var table = new Table("!>NUMBER", "DEVELOPER", "KIND", "FINGERPRINT", "BY", "ADDED");
            for (var one : keys.value())
                table.row(
                        Long.toString(one.number()),
                        one.developer(),
                        one.kind(),
                        one.fingerprint(),
                        one.by(),
                        one.added());
            table.print(terminal());
        });
    }

    /** One more. */
    @Command(
            name = "add",
            description = "Register the public half of an ssh key, from the file that ends with .pub.",
            footer = {
                "",
                "Your own, or with --for as hosting. What it opens: 'gaas access'. ed25519, ecdsa, or rsa of 3072 bits."
            })
    static final class Add extends DeskCommand {
        private static final long LONGEST = 10_000;

        @Parameters(paramLabel = "FILE", description = "for example ~/.ssh/id_ed25519.pub")
        Path file;

        @Option(names = "--for", paramLabel = "DEVELOPER", description = "whose; your own when not given")
        Optional<String> developer = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, Object>();
            developer.ifPresent(name -> wish.put("developer", name));
            wish.put("key", text());
            var answer = desk.postAny(Api.AccessKey.class, "access/keys", wish);
            return show(answer, () -> {
                terminal()
                        .line("key " + answer.value().number() + " is registered: "
                                + Text.plain(answer.value().fingerprint()));
                for (var pending : answer.value().pending()) terminal().line("not yet: " + Text.plain(pending));
            });
        }

        /** A private key never leaves this machine. */
        private String text() {
            try {
                if (Files.size(file) > LONGEST) throw notSent("is longer than any key");
                var text = Files.readString(file);
                if (text.contains("PRIVATE KEY"))
                    throw notSent("is a private key: the file that ends with .pub is meant");
                return text;
            } catch (IOException unreadable) {
                throw notSent("can't be read");
            }
        }

        private Trouble notSent(String why) {
            return Trouble.of(
                    Trouble.Kind.FAILED,
                    "no key registered",
                    null,
                    Text.plain(file.toString()) + " " + why,
                    "nothing was sent; 'ssh-keygen -t ed25519' makes a key");
        }
    }

    /** No more. */
    @Command(
            name = "remove",
            description = "Remove a key: nobody comes by it any more, and who is signed in is cut off.")
    static final class Remove extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas access keys' shows it")
        String number;

        @Override
        int run(DeskClient desk) {
            var answer = desk.delete("access/keys/" + id("NUMBER", number));
            return show(answer, () -> terminal().line("key " + number + " is removed"));
        }
    }
}
