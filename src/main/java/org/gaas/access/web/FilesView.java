package org.gaas.access.web;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gaas.access.Access;
import org.gaas.access.DatabaseAccounts.Endpoint;
import org.gaas.access.DeveloperKeys;
import org.gaas.access.FileReach;
import org.gaas.access.KeyAccounts;
import org.gaas.engine.CsvCell;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.ServerName;

/**
 * Whether somebody sees code and logs of an installation by ssh key, and why.
 *
 * @param rights {@code read}, or {@code none}
 * @param from where they may come from; none: from everywhere
 * @param account their name on the server; null where they have none
 * @param keys how many they registered: without one, nobody comes in
 */
record FilesView(
        String developer,
        String installation,
        String project,
        String environment,
        String server,
        String rights,
        List<String> from,
        String account,
        String host,
        Integer port,
        int keys,
        long agreement,
        LocalDate until,
        String why) {
    static FilesView of(FileReach reach, Access access, DeveloperKeys keys) {
        var server = reach.server().filter(there -> reach.hindrance().isEmpty());
        var at = server.map(access::endpoint);
        return new FilesView(
                reach.developer(),
                reach.installation().value(),
                reach.project().value(),
                reach.environment().value(),
                server.map(ServerName::value).orElse(null),
                reach.hindrance().isEmpty() ? "read" : "none",
                reach.from().stream().map(Object::toString).toList(),
                server.flatMap(access::letsIn).map(way -> user(way, reach)).orElse(null),
                at.map(Endpoint::host).orElse(null),
                at.map(Endpoint::port).orElse(null),
                keys.of(reach.developer()).size(),
                reach.agreement().number(),
                reach.agreement().until(),
                reach.hindrance()
                        .map(hindrance -> hindrance.words())
                        .orElseGet(() -> "agreement " + reach.agreement().number() + " for "
                                + reach.agreement().about() + ", by "
                                + reach.agreement().by()));
    }

    /** A line of the file of all access, below {@link AccessView#HEADER}. */
    String row() {
        return Stream.of(
                        developer,
                        installation,
                        project,
                        environment,
                        server == null ? "" : server,
                        rights,
                        everywhere() ? "everywhere" : String.join(" ", from),
                        "",
                        account == null ? "" : account + "@" + host + ":" + port,
                        "",
                        Long.toString(agreement),
                        until.toString(),
                        why,
                        "files",
                        Integer.toString(keys))
                .map(CsvCell::of)
                .collect(joining(","));
    }

    private boolean everywhere() {
        return from.isEmpty() && account != null;
    }

    private static String user(KeyAccounts way, FileReach reach) {
        try {
            return way.user(reach.developer());
        } catch (InvalidInput nobodyIsCalledSo) {
            return null;
        }
    }
}
