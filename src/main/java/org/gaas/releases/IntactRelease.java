package org.gaas.releases;

import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** A release has exactly the files that were shipped. Can only be looked at: shipping it again mends it. */
record IntactRelease(ReleaseDirectory directory) implements Desired {
    @Override
    public String subject() {
        return "files of " + directory.path();
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(ShippingScripts.INTACT).path(directory.path()).path(directory.about());
    }

    @Override
    public Fragment apply(Platform platform) {
        return probe(platform);
    }
}
