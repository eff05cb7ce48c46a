package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Terminal.Style;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Certificates that are ordered, renewed and looked at. */
@Command(
        name = "certificate",
        description = "Show a certificate, order, install, renew or revoke one.",
        subcommands = {
            Certificate.One.class,
            Certificate.New.class,
            CertificateInstall.class,
            Certificate.Renew.class,
            Certificate.Revoke.class,
            Certificate.Standing.class,
            Certificate.Ceiling.class
        })
final class Certificate extends CommandGroup {
    Certificate() {
        super("gaas certificates");
    }

    /** One. */
    @Command(name = "show", description = "Show one certificate.")
    static final class One extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas certificates' shows it")
        String number;

        @Override
        int run(DeskClient desk) {
            var answer = desk.get(Api.Certificate.class, "certificates/" + id("NUMBER", number));
            return show(answer, () -> tell(answer.value()));
        }

        private void tell(Api.Certificate one) {
            terminal()
                    .line(terminal().style(Style.STRONG, Text.plain(one.number() + " for " + Certificates.owner(one))));
            field("state", one.state());
            one.names().forEach(name -> field("name", name));
            field("way", one.way());
            field("authority", one.authority());
            field("issuer", one.issuer());
            field("from", one.from());
            field("until", one.until());
            field("payer", one.payer());
            field("place", one.place());
            field("ceiling", one.ceiling());
            field("a year", one.costAYear());
            field("renewal", one.renewal());
            field("renewed", renewed(one.standing()));
            field("process", one.process());
        }

        private static String renewed(Api.Standing standing) {
            if (standing == null) return "when whoever pays agrees";
            return "without asking until " + Names.or(standing.until(), "further notice") + " (" + standing.by() + ", "
                    + standing.since().substring(0, 10) + ")";
        }

        private void field(String name, String value) {
            if (value != null && !value.isEmpty()) terminal().line("  " + Text.left(name, 10) + Text.plain(value));
        }
    }

    /** A new one, or another agreement about it. */
    @Command(
            name = "order",
            description = "Have a certificate come by: brought by the customer, ordered, or issued by an authority.",
            footer = {
                "",
                "Without --name it is for all names of the installation. Files are handed over in the task;",
                "what was agreed before for the same installation or server counts no more."
            })
    static final class New extends DeskCommand {
        @Parameters(paramLabel = "INSTALLATION", arity = "0..1", description = "the installation that it is for")
        Optional<String> installation = Optional.empty();

        @Option(names = "--server", paramLabel = "NAME", description = "instead: for the host that its sites share")
        Optional<String> server = Optional.empty();

        @Option(names = "--way", paramLabel = "WAY", required = true, description = "brought, ordered or acme")
        String way;

        @Option(names = "--name", paramLabel = "HOST", split = ",", description = "a name; may be given again")
        List<String> names = List.of();

        @Option(
                names = "--authority",
                paramLabel = "NAME",
                description = "which one issues it, where there are several")
        Optional<String> authority = Optional.empty();

        @Option(names = "--keys", paramLabel = "KIND", description = "p256 or rsa3072; p256 when not given")
        Optional<String> keys = Optional.empty();

        @Option(names = "--payer", paramLabel = "CUSTOMER", description = "who pays; the installation's when not given")
        Optional<String> payer = Optional.empty();

        @Option(
                names = "--standing",
                paramLabel = "UNTIL",
                description =
                        "renew it without asking while names and price are unchanged: always, never, or until a day")
        Optional<String> standing = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var wish = new LinkedHashMap<String, String>();
            wish.put("way", way);
            installation.ifPresent(text -> wish.put("installation", text));
            server.ifPresent(text -> wish.put("server", text));
            if (!names.isEmpty()) wish.put("names", String.join(",", names));
            authority.ifPresent(text -> wish.put("authority", text));
            keys.ifPresent(text -> wish.put("keys", text));
            payer.ifPresent(text -> wish.put("payer", text));
            standing.ifPresent(text -> wish.put("standing", text));
            return new Outcome(gaas(), desk)
                    .ofCertificate(desk.post(Api.CertificateStarted.class, "certificates", wish));
        }
    }

    /** Without asking. */
    @Command(
            name = "standing",
            description = "Say until when a certificate is renewed without asking whoever pays.",
            footer = {"", "It holds while names and price are unchanged. Who said so, and when, is in the trail."})
    static final class Standing extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas certificates' shows it")
        String number;

        @Parameters(paramLabel = "UNTIL", description = "always, never, or the last day: 2027-11-30")
        String until;

        @Override
        int run(DeskClient desk) {
            var certificate = "certificates/" + id("NUMBER", number);
            desk.put(certificate + "/standing-order", Map.of("until", until));
            var answer = desk.get(Api.Certificate.class, certificate);
            return show(answer, () -> terminal()
                    .line("renewed " + One.renewed(answer.value().standing())));
        }
    }

    /** What is paid without asking. */
    @Command(
            name = "ceiling",
            description = "Show or set up to which price certificates of a project are bought without asking.",
            footer = {
                "",
                "An accepted quote sets it too. Finance and managers set it; who did, and when, is in the trail."
            })
    static final class Ceiling extends DeskCommand {
        @Parameters(index = "0", paramLabel = "PROJECT", description = "whose certificates")
        String project;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "EUROS",
                description = "what it is from now on: 150 or 150.00")
        Optional<String> euros = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var ceiling = "certificates/ceilings/" + id("PROJECT", project);
            var answer = euros.map(text -> desk.put(Api.CertificateCeiling.class, ceiling, Map.of("ceiling", text)))
                    .orElseGet(() -> desk.get(Api.CertificateCeiling.class, ceiling));
            return show(answer, () -> terminal()
                    .line("certificates for " + answer.value().project() + ": up to "
                            + answer.value().ceiling() + " nobody is asked"));
        }
    }

    /** The same again. */
    @Command(name = "renew", description = "Have the same certificate come by once more, with another key.")
    static final class Renew extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas certificates' shows it")
        String number;

        @Override
        int run(DeskClient desk) {
            return new Outcome(gaas(), desk)
                    .ofCertificate(desk.post(
                            Api.CertificateStarted.class,
                            "certificates/" + id("NUMBER", number) + "/renewal",
                            Map.of()));
        }
    }

    /** Nobody shall trust it any more. */
    @Command(
            name = "revoke",
            description = "Have the certificate revoked that is in use, and replaced or taken away.",
            footer = {
                "",
                "An authority that issued it by itself is told by the desk; otherwise hosting is asked to tell whoever",
                "sold it. With --then remove no site may answer under it any more."
            })
    static final class Revoke extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas certificates' shows it")
        String number;

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                required = true,
                description = "unspecified, key-compromise, superseded or cessation-of-operation")
        String reason;

        @Option(names = "--then", paramLabel = "WHAT", required = true, description = "replace or remove")
        String then;

        @Override
        int run(DeskClient desk) {
            return new Outcome(gaas(), desk)
                    .ofCertificate(desk.post(
                            Api.CertificateStarted.class,
                            "certificates/" + id("NUMBER", number) + "/revocation",
                            new TreeMap<>(Map.of("reason", reason, "then", then))));
        }
    }
}
