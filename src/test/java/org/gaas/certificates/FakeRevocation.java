package org.gaas.certificates;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Authorities that say of every certificate that it counts, unless they are told otherwise. */
public final class FakeRevocation implements Revocation {
    private final Map<X509Certificate, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    public void say(X509Certificate certificate, Answer answer) {
        answers.put(certificate, answer);
    }

    /** Of whom they were asked, and who is said to have signed it. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answer ask(X509Certificate certificate, X509Certificate issuer) {
        asked.add(Seen.subject(certificate) + " by " + Seen.subject(issuer));
        return answers.getOrDefault(certificate, Answer.good(TestCa.NOW));
    }
}
