package org.gaas.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.gaas.secrets.MasterKeys.Master;

/** AES-256-GCM with the master key; each seal is bound to what it is for, so that rows can't be exchanged. */
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final MasterKeys masters;

    Seal(MasterKeys masters) {
        this.masters = masters;
    }

    /**
     * What is stored.
     *
     * @param master the id of the master key
     */
    public record Sealed(String master, byte[] bytes) {}

    /** The id of the master key that seals now. */
    public String master() {
        return masters.current().id();
    }

    /**
     * @param about what it is for, in words that never change: {@code certificate order 17}
     */
    public Sealed seal(String about, byte[] plain) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var master = masters.current();
            var sealed = cipher(Cipher.ENCRYPT_MODE, master, about, nonce).doFinal(plain);
            return new Sealed(
                    master.id(),
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java seals nothing", e);
        }
    }

    /**
     * @throws Unopened the master key is not there, or it was sealed for something else, or changed
     */
    public byte[] open(String about, Sealed sealed) {
        var master =
                masters.find(sealed.master()).orElseThrow(() -> Unopened.noMaster(sealed.master(), masters.file()));
        try {
            var nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, master, about, nonce)
                    .doFinal(sealed.bytes(), NONCE_BYTES, sealed.bytes().length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Unopened.spoilt(about, e);
        }
    }

    private static Cipher cipher(int mode, Master master, String about, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, master.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(US_ASCII));
        return cipher;
    }
}
