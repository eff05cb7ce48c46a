package org.gaas.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** A password that is made where its owner sits: 160 random bits, in letters that nobody mistakes for one another. */
record OwnPassword(String text) {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 32;

    static OwnPassword made() {
        return new OwnPassword(new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(Collectors.joining()));
    }

    /** What a MariaDB keeps of it ({@code mysql_native_password}). */
    String verifier() {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            return "*" + HexFormat.of().withUpperCase().formatHex(sha.digest(sha.digest(text.getBytes(US_ASCII))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
