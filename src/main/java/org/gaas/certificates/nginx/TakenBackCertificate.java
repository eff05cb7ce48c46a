package org.gaas.certificates.nginx;

import org.gaas.certificates.Fingerprint;
import org.gaas.certificates.Holder;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** That nginx does not use a chain any more, but the one before it. */
record TakenBackCertificate(Holder holder, Fingerprint unwanted) implements Desired {
    @Override
    public String subject() {
        return "certificate of " + holder + " before " + unwanted;
    }

    @Override
    public Fragment probe(Platform platform) {
        return InstalledCertificate.told("left", holder).text("chain=" + unwanted + "\n");
    }

    @Override
    public Fragment apply(Platform platform) {
        return InstalledCertificate.told("back", holder).text("chain=" + unwanted + "\n");
    }
}
