package org.gaas.onboarding;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.databases.Databases;
import org.gaas.installations.Fulfilment;
import org.gaas.installations.Installation;
import org.gaas.installations.Layout;
import org.gaas.installations.Part;
import org.gaas.remote.Command;
import org.springframework.stereotype.Component;

/** Asks a database the question whose answer tells that something was really done. Exit codes are no proof. */
@Component
class Proofs {
    private static final Pattern NUMBER = Pattern.compile("^0*([0-9]+)");

    private final Databases databases;
    private final Fulfilment fulfilment;

    Proofs(Databases databases, Fulfilment fulfilment) {
        this.databases = databases;
        this.fulfilment = fulfilment;
    }

    /** What is wrong, in a sentence; empty when the answer is as expected. */
    Optional<String> missing(Installation installation, Descriptor.Query query) {
        var wanted = query.expect()
                .orElseGet(() -> highestIn(installation, query.expectHighestIn().orElseThrow()));
        var found = databases.ask(installation, query.database(), query.query());
        if (found.equals(wanted)) return Optional.empty();
        return Optional.of("the query '" + query.query() + "' answers '" + found + "', not '" + wanted + "'");
    }

    /** The highest number that a file name begins with, without leading zeros; 0 when there is none. */
    private String highestIn(Installation installation, RelativePath directory) {
        var listing = fulfilment
                .hostOf(installation, Part.WEB)
                .run(Command.of("ls", "-1", ".")
                        .in(Layout.current(installation.id()) + "/" + directory)
                        .as(Layout.owner(installation.id()))
                        .looking())
                .expect("a list of the files in " + directory);
        return listing.out()
                .lines()
                .map(NUMBER::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("0");
    }
}
