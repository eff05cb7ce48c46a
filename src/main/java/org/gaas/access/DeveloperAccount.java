package org.gaas.access;

import java.util.Map;
import java.util.TreeMap;
import org.gaas.fleet.Environment.Rights;

/**
 * A developer's account on a database server, as it counts when its owner comes from somewhere. All of one developer on
 * one server have the same name and password.
 */
public record DeveloperAccount(String developer, ComesFrom from, Map<GrantPattern, Rights> rights) {
    public DeveloperAccount {
        rights = new TreeMap<>(rights);
    }
}
