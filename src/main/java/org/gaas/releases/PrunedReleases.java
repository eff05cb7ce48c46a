package org.gaas.releases;

import org.gaas.installations.InstallationId;
import org.gaas.installations.Layout;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/**
 * No more releases than are worth keeping: the one that runs, the one before, and the newest.
 *
 * @param keep how many are kept in all, where these two allow it
 */
record PrunedReleases(InstallationId installation, int keep) implements Desired {
    @Override
    public String subject() {
        return "at most " + keep + " releases in " + Layout.releases(installation);
    }

    @Override
    public Fragment probe(Platform platform) {
        return arguments(Fragment.call(ShippingScripts.PRUNED));
    }

    @Override
    public Fragment apply(Platform platform) {
        return arguments(Fragment.call(ShippingScripts.PRUNE)).path(Layout.STORE);
    }

    private Fragment arguments(Fragment fragment) {
        return fragment.path(Layout.releases(installation))
                .path(Layout.home(installation))
                .text(Integer.toString(keep));
    }
}
