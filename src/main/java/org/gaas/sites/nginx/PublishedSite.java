package org.gaas.sites.nginx;

import java.util.Optional;
import org.gaas.remote.Desired;
import org.gaas.remote.Ending;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;
import org.gaas.remote.RootProgram;

/**
 * A site as the desk wants it. Of several on one server each is tested and put in place in its turn, and then nginx reads
 * its configuration once.
 */
record PublishedSite(RootProgram program) implements Desired {
    @Override
    public String subject() {
        return program.subject();
    }

    @Override
    public Fragment probe(Platform platform) {
        return program.probe(platform);
    }

    @Override
    public Fragment apply(Platform platform) {
        return program.apply(platform);
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return program.inOneGo(platform);
    }

    @Override
    public Optional<Ending> ending(Platform platform) {
        return Optional.of(program.ending("lay", "load"));
    }
}
