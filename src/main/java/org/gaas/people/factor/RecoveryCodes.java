package org.gaas.people.factor;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes on paper: sixteen letters each, of 31 kinds: 79 bits. */
final class RecoveryCodes {
    private static final int MANY = 8;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** Nothing that looks like something else. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private RecoveryCodes() {}

    static List<String> fresh() {
        var random = new SecureRandom();
        return Stream.generate(() -> Stream.generate(() -> random.ints(GROUP, 0, LETTERS.length())
                                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                                .collect(joining()))
                        .limit(GROUPS)
                        .collect(joining("-")))
                .limit(MANY)
                .toList();
    }

    /** As it is stored, however it was typed. */
    static String digest(String typed) {
        return Digests.of(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
