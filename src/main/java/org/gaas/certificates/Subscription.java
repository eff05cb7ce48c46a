package org.gaas.certificates;

import java.util.List;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.CustomerId;

/**
 * What is agreed about a certificate, for as long as it is renewed.
 *
 * @param names all that it is for; the first is told first
 * @param payer empty: the hosting company itself
 * @param ceiling up to which price nobody is asked
 * @param standing whether it is renewed without asking while names and price are unchanged
 */
public record Subscription(
        Owner owner,
        Way way,
        KeyKind keys,
        List<CertificateName> names,
        Optional<CustomerId> payer,
        Money ceiling,
        boolean standing) {
    /** What authorities take: Let's Encrypt a hundred. */
    private static final int MOST = 100;

    /**
     * @throws InvalidInput {@code CERT_NAME_INVALID}: none, too many, or one twice
     */
    public Subscription {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MOST)
            throw new InvalidInput("names", "CERT_NAME_INVALID", "must be 1 to " + MOST + " names");
        if (names.stream().distinct().count() < names.size())
            throw new InvalidInput("names", "CERT_NAME_INVALID", "must not hold a name twice");
    }

    public List<String> hosts() {
        return names.stream().map(CertificateName::value).toList();
    }
}
