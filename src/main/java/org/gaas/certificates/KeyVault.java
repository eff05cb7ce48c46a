package org.gaas.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.gaas.certificates.MasterKeys.Master;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Private keys at rest: AES-256-GCM, each bound to the order that it belongs to, so that rows can't be exchanged. The key
 * to it is a file ({@link MasterKeys}); a copy of the database alone opens nothing.
 */
@Component
public class KeyVault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final MasterKeys masters;

    KeyVault(JdbcClient database, MasterKeys masters) {
        this.database = database;
        this.masters = masters;
    }

    /** Keeps the key of an order, in place of the one that it had. */
    public void keep(long order, PrivateKey key) {
        var master = masters.current();
        var sealed = seal(master, order, key.getEncoded());
        if (replace(order, master, sealed) > 0) return;
        try {
            database.sql("insert into certificate_key (certificate_order, master, sealed) values (?, ?, ?)")
                    .params(order, master.id(), sealed)
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            replace(order, master, sealed);
        }
    }

    /**
     * The key of an order.
     *
     * @return empty when it has none, or none any more
     * @throws KeyUnopened the master key is not there, or the row is not what was stored
     */
    public Optional<PrivateKey> of(long order) {
        return row(order).map(row -> key(order, open(order, row)));
    }

    /** Nobody needs it any more. */
    public void forget(long order) {
        database.sql("delete from certificate_key where certificate_order = ?")
                .param(order)
                .update();
    }

    /**
     * Seals with the present master key what an earlier one sealed, which can then be taken out of the file.
     *
     * @return how many there were
     */
    public int sealAgain() {
        var old = database.sql("select certificate_order from certificate_key where master <> ?")
                .param(masters.current().id())
                .query(Long.class)
                .list();
        for (var order : old) row(order).ifPresent(row -> sealAgain(order, row));
        return old.size();
    }

    private void sealAgain(long order, Row row) {
        database.sql("update certificate_key set master = ?, sealed = ? where certificate_order = ? and master = ?")
                .params(masters.current().id(), seal(masters.current(), order, open(order, row)), order, row.master())
                .update();
    }

    private record Row(String master, byte[] sealed) {}

    private Optional<Row> row(long order) {
        return database.sql("select master, sealed from certificate_key where certificate_order = ?")
                .param(order)
                .query((row, n) -> new Row(row.getString("master"), row.getBytes("sealed")))
                .optional();
    }

    private int replace(long order, Master master, byte[] sealed) {
        return database.sql("update certificate_key set master = ?, sealed = ? where certificate_order = ?")
                .params(master.id(), sealed, order)
                .update();
    }

    private byte[] seal(Master master, long order, byte[] plain) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, master, order, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java seals nothing", e);
        }
    }

    private byte[] open(long order, Row row) {
        var master = masters.find(row.master()).orElseThrow(() -> KeyUnopened.noMaster(row.master(), masters.file()));
        try {
            var nonce = Arrays.copyOf(row.sealed(), NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, master, order, nonce)
                    .doFinal(row.sealed(), NONCE_BYTES, row.sealed().length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw KeyUnopened.spoilt(order, e);
        }
    }

    private static Cipher cipher(int mode, Master master, long order, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("certificate order " + order).getBytes(US_ASCII));
        return cipher;
    }

    private static PrivateKey key(long order, byte[] pkcs8) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(PrivateKeyInfo.getInstance(pkcs8));
        } catch (IOException e) {
            throw KeyUnopened.spoilt(order, e);
        }
    }
}
