package org.gaas.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gaas.secrets.MasterKeys.Master;

/**
 * Marks on texts that leave the desk and come back: HMAC-SHA256 with a key that is made from the master key for one
 * purpose. Who reads or writes the database can make none.
 */
public final class Stamps {
    private static final String HMAC = "HmacSHA256";

    private final MasterKeys masters;

    Stamps(MasterKeys masters) {
        this.masters = masters;
    }

    /** The id of the master key whose marks are made now; to be kept with what is marked. */
    public String master() {
        return masters.current().id();
    }

    /**
     * The mark of 32 bytes on a text.
     *
     * @param master the id of the master key; with one that is not in the file any more there is a mark that fits nothing
     * @param purpose words that never change: a mark for one purpose is none for another
     */
    public byte[] mark(String master, String purpose, String text) {
        var known = masters.find(master);
        var mark = mac(known.orElseGet(masters::current), purpose, text);
        return known.isPresent() ? mark : mac(masters.current(), "no such master key", text);
    }

    /** Whether this is the mark; takes as long for wrong ones. */
    public boolean fits(byte[] mark, String master, String purpose, String text) {
        return MessageDigest.isEqual(mark(master, purpose, text), mark)
                && masters.find(master).isPresent();
    }

    private static byte[] mac(Master master, String purpose, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(master.key().getEncoded(), HMAC));
            var own = mac.doFinal(("gaas stamp: " + purpose).getBytes(US_ASCII));
            mac.init(new SecretKeySpec(own, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no marks", e);
        }
    }
}
