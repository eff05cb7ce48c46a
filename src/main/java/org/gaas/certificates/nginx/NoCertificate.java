package org.gaas.certificates.nginx;

import org.gaas.certificates.Holder;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** That there is no certificate, or for the shared host none but its own. */
record NoCertificate(Holder holder) implements Desired {
    @Override
    public String subject() {
        return "no certificate of " + holder;
    }

    @Override
    public Fragment probe(Platform platform) {
        return InstalledCertificate.told("gone", holder).text("");
    }

    @Override
    public Fragment apply(Platform platform) {
        return InstalledCertificate.told("remove", holder).text("");
    }
}
