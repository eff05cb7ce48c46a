package org.gaas.certificates;

import org.springframework.stereotype.Component;

/** The desk's accounts at authorities: one at each, made when it is first needed. */
@Component
public class AuthorityAccounts {
    private final CertificateAuthority authorities;
    private final KeyVault vault;
    private final Certificates certificates;

    AuthorityAccounts(CertificateAuthority authorities, KeyVault vault, Certificates certificates) {
        this.authorities = authorities;
        this.vault = vault;
        this.certificates = certificates;
    }

    /**
     * The account at an authority. Its key is stored before it signs up: whoever is killed in between signs up again
     * with the same key, and finds the same account.
     */
    AuthorityAccount at(String authority) {
        var key = vault.account(authority, authorities::newAccountKey);
        return certificates
                .account(authority)
                .map(place -> new AuthorityAccount(authority, place, key))
                .orElseGet(() -> signUp(authority, key));
    }

    private AuthorityAccount signUp(String authority, byte[] key) {
        var account = authorities.signUp(authority, key);
        certificates.signedUp(authority, account.place());
        return account;
    }
}
