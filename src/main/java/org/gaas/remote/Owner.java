package org.gaas.remote;

/**
 * Whom a file belongs to or who a command runs as, as a role; the {@link Platform} knows the user behind it.
 *
 * @param name the system user's name for {@link Role#APP}, empty otherwise
 */
public record Owner(Role role, String name) {
    /** The server's administrator. */
    public static final Owner ROOT = new Owner(Role.ROOT, "");

    /** Who owns code: nobody who runs it. */
    public static final Owner CODE = new Owner(Role.CODE, "");

    /** What an owner is to the server. */
    public enum Role {
        CODE,
        APP,
        ROOT
    }

    public Owner {
        if (role == Role.APP) SystemUser.checkedName(name);
        else if (!name.isEmpty()) throw new IllegalArgumentException(role + " has no name");
    }

    /** The installation's own system user. */
    public static Owner app(String name) {
        return new Owner(Role.APP, name);
    }

    @Override
    public String toString() {
        return role == Role.APP ? name : role.name().toLowerCase();
    }
}
