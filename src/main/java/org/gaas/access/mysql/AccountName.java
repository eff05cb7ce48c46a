package org.gaas.access.mysql;

import org.gaas.access.ComesFrom;
import org.gaas.engine.InvalidInput;

/** A developer's account as MariaDB names it. The hyphen tells it from applications' accounts, which have none. */
record AccountName(String user, ComesFrom from) {
    /** The most that the tables of supported servers hold. */
    private static final int LONGEST = 80;

    AccountName {
        if (!user.matches("d-[A-Za-z0-9-]+") || user.length() > LONGEST)
            throw new InvalidInput(
                    "developer",
                    "DB_ACCOUNT_INVALID",
                    "has a name that can't be an account's: letters and digits only");
    }

    /** As SQL writes it. */
    String quoted() {
        return "'" + user + "'@'" + from.host() + "'";
    }

    /** As one text. */
    String plain() {
        return user + "@" + from.host();
    }
}
