package org.gaas.fleet;

import java.util.List;
import org.gaas.remote.Fragment;
import org.gaas.remote.Owner;
import org.gaas.remote.Platform;
import org.gaas.remote.SystemUser;

/** A platform that is only known by name. */
public record NamedPlatform(String name) implements Platform {
    @Override
    public String user(Owner owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String group(Owner owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> actingAs(Owner owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment userExists(SystemUser user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment makeUser(SystemUser user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment userIsGone(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment removeUser(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment nothingRuns(SystemUser user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fragment endProcesses(SystemUser user) {
        throw new UnsupportedOperationException();
    }
}
