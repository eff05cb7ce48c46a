package org.gaas.certificates.nginx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.FoundCertificate;
import org.gaas.certificates.FoundCertificate.Facts;
import org.gaas.certificates.FoundCertificate.Place;
import org.gaas.certificates.Holder;
import org.gaas.remote.RemoteFailure;
import org.gaas.remote.Result;

/** Reads what {@code certificate show} says: lines of {@code key=value}, and an empty one after each certificate. */
final class ShownCertificates {
    private ShownCertificates() {}

    static List<FoundCertificate> read(Result shown) {
        var found = new ArrayList<FoundCertificate>();
        var words = new HashMap<String, List<String>>();
        try {
            if (shown.cut()) throw new IllegalArgumentException("it says too much");
            for (var line : shown.out().split("\n", -1)) {
                var equals = line.indexOf('=');
                if (equals > 0)
                    words.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                            .add(line.substring(equals + 1));
                else if (!line.isEmpty()) throw new IllegalArgumentException("not key=value: " + line);
                else if (!words.isEmpty()) {
                    found.add(certificate(words));
                    words.clear();
                }
            }
        } catch (IllegalArgumentException | java.time.DateTimeException odd) {
            throw RemoteFailure.of(
                    RemoteFailure.Reason.ANSWER_INCOMPLETE, shown.server(), "the certificates in use", odd);
        }
        return List.copyOf(found);
    }

    private static FoundCertificate certificate(Map<String, List<String>> words) {
        return new FoundCertificate(
                Optional.ofNullable(words.get("of")).map(of -> new Holder(of.get(0))),
                words.getOrDefault("place", List.of()).contains("before") ? Place.BEFORE : Place.IN_USE,
                one(words, "file"),
                words.containsKey("unreadable") ? Optional.empty() : Optional.of(facts(words)));
    }

    private static Facts facts(Map<String, List<String>> words) {
        return new Facts(
                new Fingerprint(one(words, "chain")),
                Instant.parse(one(words, "from")),
                Instant.parse(one(words, "until")),
                one(words, "issuer"),
                words.getOrDefault("name", List.of()));
    }

    private static String one(Map<String, List<String>> words, String key) {
        var values = words.getOrDefault(key, List.of());
        if (values.size() != 1) throw new IllegalArgumentException("not one " + key);
        return values.get(0);
    }
}
