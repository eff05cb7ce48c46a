package org.gaas.remote;

/** No system user has this name. */
record NoSystemUser(String name) implements Desired {
    NoSystemUser {
        SystemUser.checkedName(name);
    }

    @Override
    public String subject() {
        return "no system user " + name;
    }

    @Override
    public Fragment probe(Platform platform) {
        return platform.userIsGone(name);
    }

    @Override
    public Fragment apply(Platform platform) {
        return platform.removeUser(name);
    }

    @Override
    public boolean sharedOnServer() {
        return true;
    }
}
