package org.gaas.certificates;

import org.gaas.installations.InstallationId;

/**
 * Who has a certificate on a server: an installation with names of its own, or the host that the server's other sites
 * share.
 *
 * @param name an installation's id, or {@code .shared}
 */
public record Holder(String name) {
    /** The host that sites of a server share; its certificate is the server's own. */
    public static final Holder SHARED_HOST = new Holder(".shared");

    public Holder {
        if (!name.matches("\\.shared|[a-z][a-z0-9-]{0,30}"))
            throw new IllegalArgumentException("neither an installation nor .shared: '" + name + "'");
    }

    public static Holder of(InstallationId installation) {
        return new Holder(installation.value());
    }

    /** In a sentence: {@code capri}, {@code the shared host}. */
    @Override
    public String toString() {
        return equals(SHARED_HOST) ? "the shared host" : name;
    }
}
