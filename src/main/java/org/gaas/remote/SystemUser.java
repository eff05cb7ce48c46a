package org.gaas.remote;

/**
 * A system user without a password or a login shell, with a group of its own name.
 *
 * @param home its home directory below the root; not made by this wish
 */
public record SystemUser(String name, String home) implements Desired {
    public SystemUser {
        checkedName(name);
        Paths.checked(home);
    }

    static String checkedName(String name) {
        if (name.matches("[a-z][a-z0-9-]{0,31}")) return name;
        throw new IllegalArgumentException("not a name for a system user: '" + name + "'");
    }

    @Override
    public String subject() {
        return "system user " + name;
    }

    @Override
    public Fragment probe(Platform platform) {
        return platform.userExists(this);
    }

    @Override
    public Fragment apply(Platform platform) {
        return platform.makeUser(this);
    }

    @Override
    public boolean sharedOnServer() {
        return true;
    }

    /** The wish that there is no such user. */
    public static Desired absent(String name) {
        return new NoSystemUser(name);
    }
}
