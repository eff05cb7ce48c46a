package org.gaas.certificates;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Looks for the way from a certificate to a trusted root, over those that came with it, in whatever order. */
final class ChainSearch {
    /** Certificates can be made so that each signs each; honest ones need a handful of looks. */
    private static final int MOST_LOOKS = 500;

    private final TrustedRoots roots;
    private final List<X509Certificate> given;
    private final Instant now;
    private final List<Way> ways = new ArrayList<>();
    private int looked;

    /**
     * A way up.
     *
     * @param certificates the first one's own, and those above it
     * @param root empty: it ends before one
     */
    record Way(List<X509Certificate> certificates, Optional<X509Certificate> root) {
        Way {
            certificates = List.copyOf(certificates);
        }

        X509Certificate last() {
            return certificates.get(certificates.size() - 1);
        }

        /** Who signed the one at this place. */
        X509Certificate issuerOf(int place) {
            return place + 1 < certificates.size()
                    ? certificates.get(place + 1)
                    : root.orElseThrow(() -> new IllegalStateException("this way ends before a root"));
        }

        private boolean validAt(Instant moment) {
            var date = Date.from(moment);
            return certificates.stream()
                    .allMatch(one -> !date.before(one.getNotBefore()) && !date.after(one.getNotAfter()));
        }
    }

    ChainSearch(TrustedRoots roots, List<X509Certificate> given, Instant now) {
        this.roots = roots;
        this.given = given;
        this.now = now;
    }

    /** The best way: one to a root, with nothing expired on it; else the one that leads farthest. */
    Way from(X509Certificate leaf) {
        climb(List.of(leaf));
        return ways.stream()
                .filter(way -> way.root().isPresent() && way.validAt(now))
                .findFirst()
                .or(() -> ways.stream().filter(way -> way.root().isPresent()).findFirst())
                .orElseGet(() -> ways.stream()
                        .max((one, other) ->
                                one.certificates().size() - other.certificates().size())
                        .orElseThrow());
    }

    private void climb(List<X509Certificate> way) {
        var last = way.get(way.size() - 1);
        for (var root : roots.issuersOf(last, now)) if (signed(last, root)) ways.add(new Way(way, Optional.of(root)));
        for (var next : given)
            if (!way.contains(next)
                    && next.getSubjectX500Principal().equals(last.getIssuerX500Principal())
                    && looked++ < MOST_LOOKS
                    && signed(last, next)) {
                var longer = new ArrayList<>(way);
                longer.add(next);
                climb(longer);
            }
        ways.add(new Way(way, Optional.empty()));
    }

    static boolean signed(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException no) {
            // some providers throw other things at keys that can't have signed it
            return false;
        }
    }
}
