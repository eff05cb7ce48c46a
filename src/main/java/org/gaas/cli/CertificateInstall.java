package org.gaas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.client.Trouble;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands files over to the task that waits for them, or begins the renewal of a certificate that is brought. */
@Command(
        name = "install",
        description = "Hand over a certificate, its chain and its key, and have them checked and installed.",
        footer = {
            "",
            "PEM, DER or PKCS#12, all at once. A password is asked for, or read from a file; never typed as an option."
        })
final class CertificateInstall extends DeskCommand {
    private static final long MOST_BYTES = 256 * 1024;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "as 'gaas certificates' shows it")
    String number;

    @Parameters(index = "1..*", arity = "1..20", paramLabel = "FILE", description = "certificate, chain, key")
    List<Path> files = List.of();

    @Option(names = "--password", description = "ask for the password of the key or of the PKCS#12 file")
    boolean asksPassword;

    @Option(names = "--password-file", paramLabel = "FILE", description = "read that password from a file's first line")
    Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--hours", paramLabel = "H:MM", description = "your time; none is recorded when not given")
    Optional<String> hours = Optional.empty();

    @Override
    int run(DeskClient desk) {
        var handed = new LinkedHashMap<String, Object>();
        handed.put("files", contents());
        password().ifPresent(text -> handed.put("passphrase", text));
        var process = process(desk);
        var waiting = task(desk, process);
        if (waiting.isEmpty()) return new Outcome(gaas(), desk).ofWaiting(process);
        var task = "certificates/tasks/" + DeskClient.segment(waiting.get().id());
        var kept = desk.postAny(Api.CertificateKept.class, task, handed);
        if (!json()) kept.value().findings().forEach(finding -> terminal().line(Text.plain(finding)));
        var completion = new LinkedHashMap<String, String>();
        hours.ifPresent(text -> completion.put("hours", text));
        return new Outcome(gaas(), desk)
                .ofCertificate(new WithCode(gaas().surroundings())
                        .run(
                                desk,
                                shown -> shown.post(Api.CertificateStarted.class, task + "/completion", completion)));
    }

    /** The process that is about it; one is begun where there is none, which asks at once for what is brought. */
    private String process(DeskClient desk) {
        var path = "certificates/" + id("NUMBER", number);
        var one = desk.get(Api.Certificate.class, path).value();
        if ("acme".equals(one.way()))
            throw refused("an authority issues it by itself", "'gaas certificate renew " + number + "' has it renewed");
        if (one.process() != null) return one.process();
        return desk.post(Api.CertificateStarted.class, path + "/renewal", Map.of())
                .value()
                .process();
    }

    /** The task that waits for files; empty when the process waits for something else first. */
    private Optional<Api.OpenTask> task(DeskClient desk, String process) {
        return new Follow(desk, gaas().surroundings(), ProgressView.NONE)
                .toTheEnd(process).value().tasks().stream()
                        .filter(task -> task.name().startsWith("Hand over certificate"))
                        .findFirst();
    }

    private List<String> contents() {
        var contents = new ArrayList<String>();
        var size = 0L;
        for (var file : files) {
            try {
                size += Files.size(file);
                if (size > MOST_BYTES) throw refused("more than 256 kB are no certificate", "send its files only");
                contents.add(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw refused("can't be read: " + file, "name files that you may read");
            }
        }
        return contents;
    }

    private Optional<String> password() {
        if (passwordFile.isPresent())
            try (var lines = Files.lines(passwordFile.get())) {
                return lines.findFirst();
            } catch (IOException | java.io.UncheckedIOException e) {
                throw refused("can't be read: " + passwordFile.get(), "name a file that you may read");
            }
        if (!asksPassword) return Optional.empty();
        return Optional.of(gaas().surroundings()
                .ask()
                .apply("Password of the file: ")
                .orElseThrow(() -> refused("nobody is there to type it", "put it into a file: --password-file")));
    }

    private static Trouble refused(String why, String next) {
        return Trouble.of(Trouble.Kind.INPUT, "not accepted", "FILE", why, next);
    }
}
