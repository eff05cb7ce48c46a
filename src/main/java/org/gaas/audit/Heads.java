package org.gaas.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The heads of the chain outside the database: a file that is only ever appended to. Whoever cuts the end off the trail
 * would have to cut this file too; so operators ship it elsewhere.
 */
class Heads {
    private final Path file;

    Heads(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Adds a line, on the disk when this returns. */
    void add(Head head) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = FileChannel.open(file, CREATE, WRITE, APPEND)) {
                var end = out.size();
                try {
                    var line = ByteBuffer.wrap((head + "\n").getBytes(US_ASCII));
                    while (line.hasRemaining()) out.write(line);
                    out.force(true);
                } catch (IOException full) {
                    out.truncate(end); // half a line would spoil the next one
                    throw full;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the head of the trail can't be written to " + file, e);
        }
    }

    /** Keeps the file under another name, as evidence; the next head begins a new one. */
    Path putAside(Instant at) {
        var aside = file.resolveSibling(file.getFileName()
                .toString()
                .replaceFirst("(\\.[^.]*)?$", "-until-" + at.toString().replace(":", "") + "$1"));
        try {
            return Files.move(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the trail can't be put aside: " + file, e);
        }
    }

    /** All lines, oldest first; none when there is no such file. */
    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, US_ASCII) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the heads of the trail can't be read from " + file, e);
        }
    }

    /** The last one that can be read. */
    Optional<Head> last() {
        return lines().stream().flatMap(line -> Head.find(line).stream()).reduce((one, next) -> next);
    }
}
