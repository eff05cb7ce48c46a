package org.gaas.releases;

import org.gaas.installations.Layout;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;

/** The link {@code previous} names what ran before this release: kept when old ones are removed. */
record RememberedRelease(ReleaseDirectory directory) implements Desired {
    @Override
    public String subject() {
        return "link " + previous();
    }

    @Override
    public Fragment probe(Platform platform) {
        return call(ShippingScripts.REMEMBERED);
    }

    @Override
    public Fragment apply(Platform platform) {
        return call(ShippingScripts.REMEMBER);
    }

    private Fragment call(ShFunction function) {
        return Fragment.call(function)
                .path(Layout.current(directory.installation()))
                .path(previous())
                .text(directory.asTarget());
    }

    private String previous() {
        return Layout.home(directory.installation()) + "/previous";
    }
}
