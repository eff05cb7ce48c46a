package org.gaas.releases;

import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** A release that was sent, and checked file by file, is in its place. */
record PlacedRelease(ReleaseDirectory directory) implements Desired {
    @Override
    public String subject() {
        return "release " + directory.path();
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.run("test", "-d").path(directory.path());
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(ShippingScripts.PLACE).path(directory.about()).path(directory.path());
    }
}
