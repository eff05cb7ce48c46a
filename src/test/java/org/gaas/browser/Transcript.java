package org.gaas.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What happened, in the order of time, for people to read. */
final class Transcript implements AutoCloseable {
    private static final int WIDE = 200;

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Transcript(Path file, String title) {
        this.file = file;
        text.append("# ").append(title).append("\n");
    }

    /** Somebody does something. */
    void say(String who, String what) {
        text.append("\n**")
                .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .append(" · ")
                .append(who)
                .append("** ")
                .append(what)
                .append("\n");
    }

    /** What the desk shows. */
    void show(String words) {
        var lines = words.strip()
                .lines()
                .map(line -> line.stripTrailing().replaceAll(" {3,}", "   "))
                .map(line -> line.length() <= WIDE ? line : line.substring(0, WIDE) + "…")
                .toList();
        text.append("\n```\n").append(String.join("\n", lines)).append("\n```\n");
    }

    void picture(Path picture) {
        text.append("\n![](").append(file.getParent().relativize(picture)).append(")\n");
    }

    @Override
    public void close() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
