package org.gaas.remote;

/**
 * What a change holds on a server while it runs, so that two desks, or a script that outlived its client, don't work
 * on the same thing.
 *
 * @param name the name of the lock's file
 * @param fence grows with every new holder; a script with a lower number than the server has seen is refused
 */
public record Lock(String name, long fence) {
    private static final String SERVER = "server";

    public Lock {
        if (!name.matches("[a-z][a-z0-9.-]{0,62}"))
            throw new IllegalArgumentException("not a name for a lock: '" + name + "'");
        if (fence < 0) throw new IllegalArgumentException("a fencing number is not negative: " + fence);
    }

    /** For everything that belongs to one installation. */
    public static Lock installation(String id, long fence) {
        return new Lock("installation." + id, fence);
    }

    /** For what installations share: users, the web server. Taken by itself around wishes that say so. */
    public static Lock server(long fence) {
        return new Lock(SERVER, fence);
    }

    public boolean isServer() {
        return name.equals(SERVER);
    }
}
