package org.gaas.releases;

import org.gaas.installations.InstallationId;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** No release is on its way to this installation, and none was left half-way; what is being sent is waited for. */
record NothingArrives(InstallationId installation) implements Desired {
    @Override
    public String subject() {
        return "no release arriving for " + installation;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(ShippingScripts.NONE_ARRIVES).path(ReleaseDirectory.arriving(installation));
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(ShippingScripts.CALL_OFF).path(ReleaseDirectory.arriving(installation));
    }
}
