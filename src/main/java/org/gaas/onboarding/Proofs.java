package org.gaas.onboarding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.regex.Matcher;
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
        var wanted = query.expect().orElseGet(() -> query.after()
                .map(words ->
                        highestBehind(installation, query.expectHighestIn().orElseThrow(), words))
                .orElseGet(() -> highestIn(installation, query.expectHighestIn().orElseThrow())));
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

    /** The highest number that stands behind these words on a line of a file; 0 when there is none. */
    private String highestBehind(Installation installation, RelativePath file, String words) {
        var release = deliveries.running(installation.id()).orElseThrow();
        eachFile(release.artefact(), any -> {});
        try (var lines = new BufferedReader(new InputStreamReader(
                releases.file(release.artefact(), file.value()).open(), ISO_8859_1))) {
            return lines.lines()
                    .filter(line -> line.startsWith(words))
                    .map(line -> NUMBER.matcher(line.substring(words.length()).strip()))
                    .filter(Matcher::find)
                    .map(number -> number.group(1))
                    .reduce("0", BY_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("the desk can't read " + file + " of what runs", e);
        }
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
