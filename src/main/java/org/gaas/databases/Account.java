package org.gaas.databases;

import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;

/**
 * The account that an installation's application uses.
 *
 * @param user at most 32 characters, the least that the supported servers allow
 * @param host where it may come from; never a pattern
 */
public record Account(String user, String host) {
    /**
     * @throws InvalidInput {@code DB_ACCOUNT_INVALID} or {@code GRANT_HOST_TOO_WIDE}
     */
    public Account {
        if (!user.matches("[a-z][a-z0-9_]{0,31}"))
            throw new InvalidInput(
                    "account", "DB_ACCOUNT_INVALID", "must be 1 to 32 characters a-z, 0-9 and _, a letter first");
        if (host.isBlank() || !host.matches("[A-Za-z0-9.:-]+"))
            throw new InvalidInput("host", "GRANT_HOST_TOO_WIDE", "must be one address or name, never a pattern");
    }

    /** The account of an installation, from where its web component runs. */
    public static Account of(InstallationId installation, String host) {
        return new Account(userOf(installation), host);
    }

    /** The name of an installation's account. */
    static String userOf(InstallationId installation) {
        return installation.value().replace('-', '_');
    }

    /** As SQL writes an account. */
    public String quoted() {
        return "'" + user + "'@'" + host + "'";
    }
}
