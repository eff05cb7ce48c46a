package org.gaas.remote;

/** Nothing runs any more as this system user; so its files stay as they are, and nobody makes new ones. */
public record NoProcesses(SystemUser user) implements Desired {
    @Override
    public String subject() {
        return "no processes of " + user.name();
    }

    @Override
    public Fragment probe(Platform platform) {
        return platform.nothingRuns(user);
    }

    @Override
    public Fragment apply(Platform platform) {
        return platform.endProcesses(user);
    }
}
