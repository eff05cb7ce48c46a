package org.gaas.engine;

import static java.util.stream.Collectors.joining;

/** Forms take their texts for Markdown and drop what looks like HTML; what a server said is to be read as it was said. */
public final class Markdown {
    private Markdown() {}

    /** The same text, without any meaning for Markdown. */
    public static String plain(String text) {
        return text.lines().map(Markdown::line).collect(joining("\n"));
    }

    private static String line(String line) {
        return line.strip()
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([*`~\\[\\]|])", "\\\\$1")
                .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_")
                .replaceFirst("^([#>+=-])", "\\\\$1")
                .replaceFirst("^(\\d+)([.)])(?=\\s|$)", "$1\\\\$2");
    }
}
