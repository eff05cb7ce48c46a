package org.gaas.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.gaas.engine.Utc;

/**
 * One link of the chain over the trail.
 *
 * @param position counted from 1, without gaps
 * @param entry the number of the row that is sealed
 * @param previous the hash of the link before
 * @param hash over position, previous hash and all of the row
 * @param at when it was sealed
 */
record Seal(long position, long entry, String previous, String hash, Instant at) {
    /** What stands before the first link. */
    static final String BEGINNING = "0".repeat(64);

    static Seal over(Line line, long position, String previous, Instant at) {
        return new Seal(position, line.number(), previous, hash(position, previous, line.number(), line), at);
    }

    static Seal read(ResultSet row, int n) throws SQLException {
        return new Seal(
                row.getLong("position"),
                row.getLong("entry"),
                row.getString("previous"),
                row.getString("hash"),
                Utc.instant(row.getObject("sealed", LocalDateTime.class)));
    }

    /** Whether the row is, byte for byte, the one that was sealed here. */
    boolean fits(Line line) {
        return hash.equals(hash(position, previous, entry, line));
    }

    /**
     * SHA-256 over the canonical form: each field by name, with its length in bytes, in this order, in UTF-8. The number
     * is given apart from the row, to find out which row would have fitted.
     */
    static String hash(long position, String previous, long number, Line line) {
        var form = new StringBuilder("gaas-trail-1\n");
        field(form, "position", String.valueOf(position));
        field(form, "previous", previous);
        field(form, "number", String.valueOf(number));
        field(form, "at", line.at().toString());
        field(form, "kind", line.kind());
        field(form, "who", line.who());
        field(form, "behalf", line.behalf());
        field(form, "roles", line.roles());
        field(form, "what", line.what());
        field(form, "about", line.about());
        field(form, "place", line.place());
        field(form, "subject", line.subject());
        field(form, "outcome", line.outcome());
        field(form, "detail", line.detail());
        field(form, "plan", line.plan());
        field(form, "work", line.work());
        field(form, "step", line.step());
        return sha256(form.toString());
    }

    private static void field(StringBuilder form, String name, String value) {
        var length = value.getBytes(StandardCharsets.UTF_8).length;
        form.append(name).append(':').append(length).append(':').append(value).append('\n');
    }

    private static String sha256(String form) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
