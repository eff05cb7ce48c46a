package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaas.cli.client.Answer;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import org.gaas.cli.terminal.Table;
import org.gaas.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People at customers. */
@Command(
        name = "contact",
        description = "Say who answers for a customer; see who was sent a link, send it again or take it back.",
        subcommands = {
            Contact.All.class,
            Contact.Add.class,
            Contact.Change.class,
            Contact.End.class,
            Contact.Correct.class,
            Contact.Links.class,
            Contact.Resend.class,
            Contact.Withdraw.class
        })
final class Contact extends CommandGroup {
    Contact() {
        super("gaas contact list");
    }

    /** Who they are. */
    @Command(name = "list", description = "Show who answers for which customer.")
    static final class All extends DeskCommand {
        @Override
        int run(DeskClient desk) {
            var all = desk.list(Api.Answering.class, "contacts");
            return show(all, () -> {
                if (all.value().isEmpty()) {
                    terminal().line("Nobody is named yet. 'gaas contact add' names somebody.");
                    return;
                }
                var table = new Table("!CUSTOMER", "NAME", "MAIL", "LANGUAGE", "SINCE");
                for (var one : all.value())
                    table.row(
                            one.customer(),
                            one.name(),
                            one.mail(),
                            Names.or(one.language(), "the desk's"),
                            times().minute(one.since()));
                table.print(terminal());
            });
        }
    }

    /** The first of a customer. */
    @Command(
            name = "add",
            description = "Name who answers for a customer that has nobody yet.",
            footer = {"", "Managers do. It must be somebody at the customer: nobody with an account at the desk."})
    static final class Add extends DeskCommand {
        @Parameters(paramLabel = "CUSTOMER", description = "the customer's id")
        String customer;

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "who")
        String name;

        @Option(names = "--mail", paramLabel = "ADDRESS", required = true, description = "where links are sent to")
        String mail;

        @Option(names = "--language", paramLabel = "CODE", description = "nl or en; the desk's when not given")
        Optional<String> language = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var wish = wish(name, mail, language.orElse(null));
            var named = desk.post(Api.Contact.class, "customers/" + id("CUSTOMER", customer) + "/contact", wish);
            return show(named, () -> terminal().line(answers(named, customer)));
        }
    }

    /** Another one, or the same somewhere else. */
    @Command(
            name = "change",
            description = "Change who answers for a customer: name, address or language; what is not given stays.",
            footer = {"", "Links that were sent to another address open nothing any more: 'gaas contact links'."})
    static final class Change extends DeskCommand {
        @Parameters(paramLabel = "CUSTOMER", description = "the customer's id")
        String customer;

        @Option(names = "--name", paramLabel = "NAME", description = "who")
        Optional<String> name = Optional.empty();

        @Option(names = "--mail", paramLabel = "ADDRESS", description = "where links are sent to")
        Optional<String> mail = Optional.empty();

        @Option(names = "--language", paramLabel = "CODE", description = "nl or en")
        Optional<String> language = Optional.empty();

        @Override
        int run(DeskClient desk) {
            var path = "customers/" + id("CUSTOMER", customer) + "/contact";
            var before = desk.get(Api.Contact.class, path).value();
            var wish = wish(name.orElse(before.name()), mail.orElse(before.mail()), language.orElse(before.language()));
            var named = desk.put(Api.Contact.class, path, wish);
            return show(named, () -> {
                terminal().line(answers(named, customer));
                if (!named.value().mail().equals(before.mail()))
                    terminal()
                            .line("Links that were sent to " + Text.plain(before.mail())
                                    + " for this customer open nothing any more: 'gaas contact links' shows them, "
                                    + "'gaas contact resend' sends new ones.");
            });
        }
    }

    /** Nobody. */
    @Command(name = "end", description = "Nobody answers for the customer any more, and no link is sent.")
    static final class End extends DeskCommand {
        @Parameters(paramLabel = "CUSTOMER", description = "the customer's id")
        String customer;

        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "for the trail")
        String why;

        @Override
        int run(DeskClient desk) {
            var ended = desk.put("customers/" + id("CUSTOMER", customer) + "/contact/end", Map.of("why", why));
            return show(ended, () -> terminal().line("Nobody answers for " + customer + " any more."));
        }
    }

    /** Somebody else, before production is approved. */
    @Command(
            name = "correct",
            description = "Ask somebody else at the customer about a production than was named when it was asked for.",
            footer = {
                "",
                "By who asked for it, hosting and managers; until hosting approved it, and by another one of hosting than"
                        + " names the contact. Links that were sent before are void; the quote goes to the new contact."
            })
    static final class Correct extends DeskCommand {
        @Parameters(paramLabel = "ID", description = "the production")
        String production;

        @Option(
                names = "--contact",
                paramLabel = "CONTACT",
                required = true,
                description = "who decides at the customer, like: C. Klant <c.klant@example.org>")
        String contact;

        @Override
        int run(DeskClient desk) {
            var path = "productions/" + id("ID", production) + "/contact";
            var named = desk.put(path, Map.of("contact", contact));
            return show(named, () -> terminal()
                    .line(Text.plain(contact) + " is asked about " + production
                            + " from now on; links that were sent before are void."));
        }
    }

    /** What was sent. */
    @Command(
            name = "links",
            description = "Show who at a customer was sent a link, for what, and until when it can be used.",
            footer = {"", "late and changed ones open nothing; 'gaas contact resend NUMBER' sends a new one."})
    static final class Links extends DeskCommand {
        @Override
        int run(DeskClient desk) {
            var links = desk.list(Api.ContactLink.class, "contact-links");
            return show(links, () -> {
                if (links.value().isEmpty()) {
                    terminal().line("No customer is asked anything by a link.");
                    return;
                }
                var table = new Table(">NUMBER", "ASKED", "WHO", "CUSTOMER", "!SENT", "UNTIL", "STATE");
                for (var one : links.value())
                    table.row(
                            Long.toString(one.number()),
                            one.what(),
                            one.name() + " <" + one.mail() + ">",
                            Names.or(one.customer(), ""),
                            times().minute(one.sent()),
                            times().minute(one.until()),
                            one.state());
                table.print(terminal());
            });
        }
    }

    /** A new one. */
    @Command(name = "resend", description = "Send a new link in the place of one; that one is void.")
    static final class Resend extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas contact links' shows it")
        long number;

        @Override
        int run(DeskClient desk) {
            var sent = desk.post(Api.LinkSent.class, "contact-links/" + number + "/again", Map.of());
            return show(sent, () -> terminal()
                    .line("A new link goes to " + Text.plain(sent.value().name()) + ", "
                            + Text.plain(sent.value().mail()) + "; link " + number + " is void."));
        }
    }

    /** None. */
    @Command(
            name = "withdraw",
            description = "Take a link back: it opens nothing any more. Who has an account can still do the task.")
    static final class Withdraw extends DeskCommand {
        @Parameters(paramLabel = "NUMBER", description = "as 'gaas contact links' shows it")
        long number;

        @Option(names = "--why", paramLabel = "TEXT", required = true, description = "for the trail")
        String why;

        @Override
        int run(DeskClient desk) {
            var taken = desk.post("contact-links/" + number + "/withdrawal", Map.of("why", why));
            return show(taken, () -> terminal().line("Link " + number + " is void."));
        }
    }

    private static Map<String, String> wish(String name, String mail, String language) {
        var wish = new LinkedHashMap<String, String>();
        wish.put("name", name);
        wish.put("mail", mail);
        if (language != null) wish.put("language", language);
        return wish;
    }

    private static String answers(Answer<Api.Contact> named, String customer) {
        return Text.plain(named.value().name()) + ", "
                + Text.plain(named.value().mail()) + ", answers for " + customer + ".";
    }
}
