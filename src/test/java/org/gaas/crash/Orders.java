package org.gaas.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to go wrong in a desk, and what did: files that both sides see, as the desk will not live to tell. An order is
 * carried out once.
 */
final class Orders {
    private final Path open;
    private final Path done;
    private final Path log;
    private final Path notes;

    Orders(Path home) {
        open = home.resolve("orders");
        done = home.resolve("orders-done");
        log = home.resolve("steps.log");
        notes = home.resolve("orders.log");
    }

    /** One line of the log: a step came to this point, in the process of the machine with this number. */
    record Seen(Instant at, long pid, Point point) {}

    /** See {@link #note}. */
    record Note(Point point, String order, boolean came, Duration after) {}

    /** One for each time that the step is tried. */
    void give(Point point, String... orders) {
        try {
            Files.createDirectories(open);
            Files.createDirectories(done);
            Files.write(open.resolve(point.name()), List.of(orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first order for this point, which is open no more. */
    Optional<String> take(Point point) {
        var file = open.resolve(point.name());
        try {
            var orders = Files.readAllLines(file);
            if (orders.size() > 1) Files.write(file, orders.subList(1, orders.size()));
            else Files.move(file, done.resolve(point.name()), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(orders.get(0));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Point> open() {
        return points(open);
    }

    List<Point> done() {
        return points(done);
    }

    void forget() {
        try {
            for (var folder : List.of(open, done))
                for (var point : points(folder)) Files.delete(folder.resolve(point.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void see(Point point) {
        append(log, Instant.now() + " " + ProcessHandle.current().pid() + " " + point.name());
    }

    /**
     * An order was carried out, and the step done all the same.
     *
     * @param came whether anything went wrong; not every step speaks to a server
     * @param after how long until the step was tried again
     */
    void note(Point point, String order, boolean came, Duration after) {
        append(notes, point.name() + " " + came + " " + after.toMillis() + " " + order);
    }

    List<Seen> seen() {
        try {
            if (!Files.exists(log)) return List.of();
            return Files.readAllLines(log, UTF_8).stream()
                    .map(line -> line.split(" "))
                    .map(words -> new Seen(Instant.parse(words[0]), Long.parseLong(words[1]), Point.named(words[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Note> notes() {
        try {
            if (!Files.exists(notes)) return List.of();
            return Files.readAllLines(notes, UTF_8).stream()
                    .map(line -> line.split(" ", 4))
                    .map(words -> new Note(
                            Point.named(words[0]),
                            words[3],
                            Boolean.parseBoolean(words[1]),
                            Duration.ofMillis(Long.parseLong(words[2]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Point> points(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> Point.named(file.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
