package org.gaas.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gaas.cli.client.Api;
import org.gaas.cli.client.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a trial to production, with acceptance beside it. */
@Command(
        name = "onboard",
        description = "Ask for production, with acceptance beside it, for a project that was tried.",
        footer = {
            "",
            "What is not given follows from the project's newest trial. The customer is sent a quote, and hosting",
            "decides, before anything is set up; 'gaas withdraw NAME' takes everything away again."
        })
final class Onboard extends DeskCommand {
    @Parameters(paramLabel = "NAME", description = "the project's name")
    String name;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            required = true,
            description = "a name that it answers under; the first is the main one")
    List<String> hosts = List.of();

    @Option(
            names = "--contact",
            paramLabel = "'NAME <MAIL>'",
            required = true,
            description = "who decides at the customer")
    String contact;

    @Option(names = "--customer", paramLabel = "NAME", description = "for whom; the project's when not given")
    Optional<String> customer = Optional.empty();

    @Option(names = "--repo", paramLabel = "URL", description = "where its code is")
    Optional<String> repository = Optional.empty();

    @Option(names = "--tag", paramLabel = "TAG", description = "the release: a named tag")
    Optional<String> tag = Optional.empty();

    @Option(names = "--application", paramLabel = "NAME", description = "which description of an application fits")
    Optional<String> application = Optional.empty();

    @Option(names = "--certificate", paramLabel = "WAY", description = "acme, ordered or brought; acme when not given")
    Optional<String> certificate = Optional.empty();

    @Option(names = "--availability", paramLabel = "HOURS", description = "as the policy names it, such as 24x7")
    Optional<String> availability = Optional.empty();

    @Option(names = "--developer", paramLabel = "USER", description = "who works for it; any number")
    List<String> developers = List.of();

    @Option(names = "--wished", paramLabel = "DAY", description = "when the customer wants it: 2027-01-31")
    Optional<String> wished = Optional.empty();

    @Option(names = "--without-set-up-data", description = "begin empty: nothing of the trial's set-up data goes on")
    boolean withoutSetUpData;

    @Override
    int run(DeskClient desk) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("project", name);
        wish.put("hosts", hosts);
        wish.put("contact", contact);
        customer.ifPresent(text -> wish.put("customer", text));
        repository.ifPresent(text -> wish.put("repository", text));
        tag.ifPresent(text -> wish.put("tag", text));
        application.ifPresent(text -> wish.put("application", text));
        certificate.ifPresent(text -> wish.put("certificate", text));
        availability.ifPresent(text -> wish.put("availability", text));
        if (!developers.isEmpty()) wish.put("developers", developers);
        wished.ifPresent(text -> wish.put("wished", text));
        if (withoutSetUpData) wish.put("setUpData", false);
        return new Outcome(gaas(), desk)
                .of(desk.postAny(Api.Started.class, "productions", wish), installation -> "installed"
                        .equalsIgnoreCase(installation.state()));
    }
}
