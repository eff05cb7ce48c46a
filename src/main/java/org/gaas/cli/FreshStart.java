package org.gaas.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.gaas.cli.client.Trouble;

/**
 * Takes away all that a demo left behind, before the desk opens any of it. Only in a folder that a demo made, and never
 * while one is running there. What an earlier demo left running is ended by the box itself.
 */
final class FreshStart {
    /** The box makes this file in its home and holds a lock on it as long as it runs. */
    static final String LOCK = "box.lock";

    private FreshStart() {}

    /** @throws Trouble when the folder is not a demo's home, or is in use */
    static void in(Path home) {
        try {
            if (!Files.exists(home, NOFOLLOW_LINKS) || isEmpty(home)) return;
            var lock = home.resolve(LOCK);
            if (!Files.isRegularFile(lock, NOFOLLOW_LINKS)) throw notAHome(home);
            try (var channel = FileChannel.open(lock, WRITE, NOFOLLOW_LINKS);
                    var held = channel.tryLock()) {
                if (held == null) throw inUse(home);
                empty(home);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(home);
        } catch (IOException e) {
            throw Trouble.of(
                    Trouble.Kind.FAILED,
                    "the last demo could not be taken away",
                    home.toString(),
                    e.toString(),
                    "remove the folder yourself, or choose another with --home");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void empty(Path home) throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                // releases are read-only on purpose
                if (!folder.equals(home))
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(home.resolve(LOCK))) Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) throw failure;
                if (!folder.equals(home)) Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Trouble notAHome(Path home) {
        return Trouble.of(
                Trouble.Kind.INPUT,
                "nothing was taken away",
                home.toString(),
                "this is not the home of a demo: it has no " + LOCK,
                "choose another folder with --home, or empty this one yourself");
    }

    private static Trouble inUse(Path home) {
        return Trouble.of(
                Trouble.Kind.FAILED,
                "nothing was taken away",
                home.toString(),
                "a demo is running there",
                "stop it first, or choose another folder with --home");
    }
}
