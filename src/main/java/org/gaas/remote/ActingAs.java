package org.gaas.remote;

import java.util.Optional;

/** A wish inside a directory that belongs to an installation: its own user fulfils it, so no link can lead root astray. */
record ActingAs(Desired wish, Owner owner) implements Desired {
    @Override
    public String subject() {
        return wish.subject();
    }

    @Override
    public Fragment probe(Platform platform) {
        return wish.probe(platform).actingAs(owner);
    }

    @Override
    public Fragment apply(Platform platform) {
        return wish.apply(platform).actingAs(owner);
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        return wish.inOneGo(platform).map(fragment -> fragment.actingAs(owner));
    }

    @Override
    public boolean sharedOnServer() {
        return wish.sharedOnServer();
    }
}
