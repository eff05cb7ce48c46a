package org.gaas.certificates;

import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.CustomerId;

/**
 * What is agreed about a certificate, for as long as it is renewed.
 *
 * @param authority which one issues it by itself ({@link Way#ACME}), as the desk's list calls it; else empty
 * @param names all that it is for; the first is told first
 * @param payer empty: the hosting company itself
 * @param standing that it is renewed without asking while names and price are unchanged; empty: whoever pays is asked
 */
public record Subscription(
        Owner owner,
        Way way,
        Optional<String> authority,
        KeyKind keys,
        List<CertificateName> names,
        Optional<CustomerId> payer,
        Optional<StandingOrder> standing) {
    /** What authorities take: Let's Encrypt a hundred. */
    private static final int MOST = 100;

    /**
     * @throws InvalidInput {@code CERT_NAME_INVALID}: none, too many, or one twice; {@code CERT_WAY_INVALID}: authorities
     *     look at names one by one
     */
    public Subscription {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MOST)
            throw new InvalidInput("names", "CERT_NAME_INVALID", "must be 1 to " + MOST + " names");
        if (names.stream().distinct().count() < names.size())
            throw new InvalidInput("names", "CERT_NAME_INVALID", "must not hold a name twice");
        if ((way == Way.ACME) != authority.isPresent())
            throw new InvalidInput("authority", "CERT_WAY_INVALID", "belongs to the way acme, and only to that");
        if (way == Way.ACME) requireAskable(names);
    }

    /** Authorities look at web servers, name by name. */
    private static void requireAskable(List<CertificateName> names) {
        if (names.stream().anyMatch(name -> name.value().startsWith("*")))
            throw new InvalidInput("names", "CERT_WAY_INVALID", "must be without wildcards for the way acme");
    }

    /** The same for other names. */
    public Subscription with(List<CertificateName> others) {
        return new Subscription(owner, way, authority, keys, others, payer, standing);
    }

    /** The same with another standing order, or none. */
    Subscription with(Optional<StandingOrder> other) {
        return new Subscription(owner, way, authority, keys, names, payer, other);
    }

    public List<String> hosts() {
        return names.stream().map(CertificateName::value).toList();
    }
}
