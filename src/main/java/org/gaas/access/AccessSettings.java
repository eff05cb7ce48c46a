package org.gaas.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the desk must know about access.
 *
 * @param knownAccounts accounts on database servers that are the operator's own, such as {@code monitor@localhost}
 */
@ConfigurationProperties("gaas.access")
record AccessSettings(@DefaultValue List<String> knownAccounts) {
    boolean knows(String account) {
        return knownAccounts.contains(account);
    }
}
