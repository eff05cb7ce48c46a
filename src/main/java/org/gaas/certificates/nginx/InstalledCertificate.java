package org.gaas.certificates.nginx;

import org.gaas.certificates.Holder;
import org.gaas.certificates.KeyedChain;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.Secret;
import org.gaas.remote.ShFunction;

/** That nginx uses a chain. Its fingerprint is compared; the key goes to the server only when it is to be put there. */
record InstalledCertificate(Holder holder, KeyedChain certificate) implements Desired {
    /** What is printed is no argument of a program: the shell does it itself. */
    private static final ShFunction TELL = ShFunction.of("g_certificate", """
            printf '%s' "$3" | sudo -n /usr/lib/gaas/certificate "$1" "$2\"""");

    @Override
    public String subject() {
        return "certificate of " + holder + " " + certificate.fingerprint();
    }

    @Override
    public Fragment probe(Platform platform) {
        return told("check", holder).text("chain=" + certificate.fingerprint() + "\n");
    }

    @Override
    public Fragment apply(Platform platform) {
        return told("put", holder)
                .secret(Secret.of(certificate.pem() + certificate.key().reveal()));
    }

    static Fragment told(String word, Holder holder) {
        return Fragment.call(TELL).text(word, holder.name());
    }
}
