package org.gaas.certificates;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.gaas.secrets.Seal;
import org.gaas.secrets.Seal.Sealed;
import org.gaas.secrets.SealedTable;
import org.gaas.secrets.Unopened;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Private keys at rest: AES-256-GCM, each bound to the order or the account that it belongs to, so that rows can't be
 * exchanged. The key to it is a file ({@link Seal}); a copy of the database alone opens nothing.
 */
@Component
public class KeyVault {
    static final SealedTable ORDERS = new SealedTable("certificate_key", "certificate_order", "certificate order");
    static final SealedTable ACCOUNTS = new SealedTable("certificate_account", "authority", "account at");

    private final JdbcClient database;
    private final Seal seal;

    KeyVault(JdbcClient database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Keeps the key of an order, in place of the one that it had. */
    public void keep(long order, PrivateKey key) {
        var sealed = seal.seal(ORDERS.about(order), key.getEncoded());
        if (replace(order, sealed) > 0) return;
        try {
            database.sql("insert into certificate_key (certificate_order, master, sealed) values (?, ?, ?)")
                    .params(order, sealed.master(), sealed.bytes())
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            replace(order, sealed);
        }
    }

    /**
     * The key of an order.
     *
     * @return empty when it has none, or none any more
     * @throws Unopened the master key is not there, or the row is not what was stored
     */
    public Optional<PrivateKey> of(long order) {
        return row(order).map(row -> key(order, seal.open(ORDERS.about(order), row)));
    }

    /** Nobody needs it any more. */
    public void forget(long order) {
        database.sql("delete from certificate_key where certificate_order = ?")
                .param(order)
                .update();
    }

    /**
     * The key of the account at an authority, made now where there is none. There is one for all nodes: whoever was
     * first.
     *
     * @param fresh makes one (PKCS#8)
     * @throws Unopened as with orders
     */
    public byte[] account(String authority, Supplier<byte[]> fresh) {
        return accountRow(authority)
                .map(row -> seal.open(ACCOUNTS.about(authority), row))
                .orElseGet(() -> keepAccount(authority, fresh.get()));
    }

    private byte[] keepAccount(String authority, byte[] key) {
        var sealed = seal.seal(ACCOUNTS.about(authority), key);
        try {
            database.sql("insert into certificate_account (authority, master, sealed) values (?, ?, ?)")
                    .params(authority, sealed.master(), sealed.bytes())
                    .update();
            return key;
        } catch (DuplicateKeyException meanwhile) {
            return seal.open(ACCOUNTS.about(authority), accountRow(authority).orElseThrow());
        }
    }

    private Optional<Sealed> row(long order) {
        return database.sql("select master, sealed from certificate_key where certificate_order = ?")
                .param(order)
                .query((row, n) -> new Sealed(row.getString("master"), row.getBytes("sealed")))
                .optional();
    }

    private Optional<Sealed> accountRow(String authority) {
        return database.sql("select master, sealed from certificate_account where authority = ?")
                .param(authority)
                .query((row, n) -> new Sealed(row.getString("master"), row.getBytes("sealed")))
                .optional();
    }

    private int replace(long order, Sealed sealed) {
        return database.sql("update certificate_key set master = ?, sealed = ? where certificate_order = ?")
                .params(sealed.master(), sealed.bytes(), order)
                .update();
    }

    private static PrivateKey key(long order, byte[] pkcs8) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(PrivateKeyInfo.getInstance(pkcs8));
        } catch (IOException e) {
            throw Unopened.spoilt(ORDERS.about(order), e);
        }
    }
}
