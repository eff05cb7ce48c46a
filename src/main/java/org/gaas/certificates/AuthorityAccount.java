package org.gaas.certificates;

import java.net.URI;

/**
 * An account at an authority.
 *
 * @param authority its name in the desk's list
 * @param place where the account is; no secret
 * @param key its key (PKCS#8); a secret
 */
public record AuthorityAccount(String authority, URI place, byte[] key) {
    public AuthorityAccount {
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "account " + place;
    }
}
