package org.gaas;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that somebody may send who means harm, or who only mistypes. */
public final class Nasty {
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\u0000",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\udc00",
            "😀",
            "é",
            "e\u0301",
            "İ",
            "ı",
            "ſ",
            "\u212a",
            "\uff0e",
            "А",
            "٣",
            ".",
            "..",
            "../",
            "/",
            "//",
            "/.",
            "/-",
            "-",
            "--",
            "_",
            "+",
            "%",
            "%00",
            "%2e%2e",
            "%20",
            "@",
            ":",
            "::",
            "#",
            "?",
            "&",
            "'",
            "\"",
            "`",
            "\\",
            "*",
            "~",
            "|",
            ";",
            "$",
            "$(id)",
            "${x}",
            "#{x}",
            "{{x}}",
            "<b>",
            "[",
            "]",
            "{",
            "}",
            "=1+1",
            ",",
            "!",
            "&a",
            "*a",
            "-acc",
            "_test",
            "--b",
            ".lock",
            "a",
            "Z",
            "0",
            "9",
            "1e309",
            "NaN",
            "null",
            "true",
            "a".repeat(70));

    private Nasty() {}

    /** Any text, and what is almost one of these: pieces put in, letters left out, halves, capitals, doubles. */
    public static Arbitrary<String> near(String... valid) {
        var mistyped = Combinators.combine(
                        Arbitraries.of(valid),
                        Arbitraries.of(PIECES),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 5))
                .as(Nasty::changed);
        var twice = Combinators.combine(
                        mistyped,
                        Arbitraries.of(PIECES),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 5))
                .as(Nasty::changed);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, mistyped),
                net.jqwik.api.Tuple.of(3, twice),
                net.jqwik.api.Tuple.of(2, any()),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(valid)));
    }

    /** Any text. */
    public static Arbitrary<String> any() {
        return Arbitraries.oneOf(
                Arbitraries.of(PIECES),
                Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(80),
                Arbitraries.of("a", "1", "-", "\ud800", "é", "/", "(").map(letter -> letter.repeat(5000)));
    }

    private static String changed(String text, String piece, int percent, int how) {
        var at = text.length() * percent / 100;
        var end = Math.min(text.length(), at + 1);
        return switch (how) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + piece + text.substring(end);
            case 2 -> text + piece;
            case 3 -> piece + text;
            case 4 -> text.substring(0, at) + text.substring(at).toUpperCase() + piece;
            default -> text.substring(0, at) + piece + text.substring(at);
        };
    }
}
