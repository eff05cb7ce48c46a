package org.gaas.onboarding;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.databases.Databases;
import org.gaas.installations.Installation;
import org.gaas.releases.Deliveries;
import org.gaas.releases.ManifestEntry;
import org.gaas.releases.ReleaseRefused;
import org.gaas.releases.Releases;
import org.gaas.releases.Watch;
import org.springframework.stereotype.Component;

/** Asks a database the question whose answer tells that something was really done. Exit codes are no proof. */
@Component
class Proofs {
    private static final Pattern NUMBER = Pattern.compile("^0*([0-9]+)");
    private static final BinaryOperator<String> BY_VALUE =
            BinaryOperator.maxBy(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));

    private final Wishes wishes;
    private final Databases databases;
    private final Deliveries deliveries;
    private final Releases releases;

    Proofs(Wishes wishes, Databases databases, Deliveries deliveries, Releases releases) {
        this.wishes = wishes;
        this.databases = databases;
        this.deliveries = deliveries;
        this.releases = releases;
    }

    /** What is wrong, in a sentence; empty when the answer is as expected. */
    Optional<String> missing(Installation installation, Descriptor.Query query) {
        var wanted = query.expect()
                .orElseGet(() -> highestIn(installation, query.expectHighestIn().orElseThrow()));
        var found = databases.ask(installation, query.database(), wishes.places(installation), query.query());
        if (found.equals(wanted)) return Optional.empty();
        return Optional.of("the query '" + query.query() + "' answers '" + found + "', not '" + wanted + "'");
    }

    /**
     * The highest number that a file name begins with, without leading zeros; 0 when there is none. What runs was
     * shipped by the desk and checked: there is no need to ask the server for a list.
     */
    private String highestIn(Installation installation, RelativePath directory) {
        var release = deliveries.running(installation.id()).orElseThrow();
        var within = directory.value() + "/";
        var highest = new AtomicReference<>("0");
        eachFile(release.artefact(), file -> {
            var number =
                    NUMBER.matcher(file.path().startsWith(within) ? file.path().substring(within.length()) : "");
            if (number.find()) highest.accumulateAndGet(number.group(1), BY_VALUE);
        });
        return highest.get();
    }

    private void eachFile(String artefact, Consumer<ManifestEntry> looker) {
        try {
            releases.bringHere(artefact, Watch.none());
            releases.eachFile(artefact, looker);
        } catch (ReleaseRefused no) {
            throw new IllegalStateException("what was fetched once is refused now: " + no.getMessage(), no);
        }
    }
}
