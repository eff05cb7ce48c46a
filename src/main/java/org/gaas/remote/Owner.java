package org.gaas.remote;

/**
 * Whom a file belongs to or who a command runs as, as a role; the {@link Platform} knows the user and the group behind it.
 *
 * @param name the system user's name for {@link Role#APP} and {@link Role#CODE}, empty otherwise
 */
public record Owner(Role role, String name) {
    /** Whom the desk signs in as; not root, on a real server. */
    public static final Owner DESK = new Owner(Role.DESK, "");

    /** What an owner is to the server. */
    public enum Role {
        DESK,
        /** The desk, for one application that may read it. */
        CODE,
        APP
    }

    public Owner {
        if (role != Role.DESK) SystemUser.checkedName(name);
        else if (!name.isEmpty()) throw new IllegalArgumentException(role + " has no name");
    }

    /** The installation's own system user. */
    public static Owner app(String name) {
        return new Owner(Role.APP, name);
    }

    /** The desk; the installation's own group may read. */
    public static Owner code(String name) {
        return new Owner(Role.CODE, name);
    }

    @Override
    public String toString() {
        return switch (role) {
            case DESK -> "desk";
            case CODE -> "desk for " + name;
            case APP -> name;
        };
    }
}
