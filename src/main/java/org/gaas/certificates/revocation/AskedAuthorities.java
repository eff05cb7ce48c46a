package org.gaas.certificates.revocation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gaas.certificates.Revocation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks the responder that a certificate names, then its list, until one knows. */
@Component
final class AskedAuthorities implements Revocation {
    private final Places places;
    private final Clock clock;

    @Autowired
    AskedAuthorities(RevocationSettings settings, Clock clock) {
        this(new Places(settings, InetAddress::getAllByName), clock);
    }

    AskedAuthorities(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    @Override
    public Answer ask(X509Certificate certificate, X509Certificate issuer) {
        var now = clock.instant();
        var named = new NamedPlaces(certificate);
        var troubles = new ArrayList<String>();
        var ocsp = new Ocsp(places, now);
        var answer = first(named.responders(), place -> ocsp.ask(place, certificate, issuer), now, troubles);
        if (answer.state() != State.UNKNOWN) return answer;
        var crl = new Crl(places, now);
        return first(named.lists(), place -> crl.ask(place, certificate, issuer), now, troubles);
    }

    private static Answer first(List<URI> places, Question question, Instant now, List<String> troubles) {
        for (var place : places)
            try {
                return question.at(place);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                // whatever a stranger's server does, the certificate is not refused for it
                troubles.add(place.getHost() + ": " + (e.getMessage() == null ? "it does not answer" : e.getMessage()));
            }
        return Answer.unknown(
                now, troubles.isEmpty() ? "the certificate does not say where to ask" : String.join("; ", troubles));
    }

    private interface Question {
        Answer at(URI place) throws IOException, GeneralSecurityException;
    }
}
