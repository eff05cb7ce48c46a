package org.gaas.releases.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.gaas.releases.ReleaseRefused;

/**
 * Bare repositories on the desk's disk, one for each repository that was fetched from. They only save time: any of them
 * may be deleted while the desk is down.
 */
final class Caches {
    /** Every fetch adds a pack; beyond this many, fetching anew is cheaper than searching them all. */
    private static final int MOST_PACKS = 100;

    private final Path folder;
    private final ConcurrentHashMap<String, ReentrantLock> inside = new ConcurrentHashMap<>();

    Caches(Path folder) {
        this.folder = folder;
    }

    /** What is done with a cache, while nobody else does anything with it. */
    @FunctionalInterface
    interface Work<T> {
        T with(Repository cache) throws IOException, ReleaseRefused;
    }

    /**
     * Alone with the cache: no other thread and no other desk on the same disk. When the other side and we do not
     * understand each other, it may be for what the cache holds: it is thrown away, and the work done once more. (JGit
     * loses its way in the older protocol when 64 commits are there and some are shallow.)
     */
    <T> T alone(org.gaas.applications.Repository repository, Work<T> work) throws IOException, ReleaseRefused {
        var name = name(repository);
        var lock = inside.computeIfAbsent(name, any -> new ReentrantLock());
        lock.lock();
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(
                            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = file.lock()) {
                var place = folder.resolve(name + ".git");
                try {
                    return with(place, work);
                } catch (IOException e) {
                    if (!isMisunderstanding(e)) throw e;
                    delete(place);
                    return with(place, work);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static <T> T with(Path place, Work<T> work) throws IOException, ReleaseRefused {
        try (var cache = open(place)) {
            return work.with(cache);
        }
    }

    private static boolean isMisunderstanding(Throwable e) {
        return e != null && (e instanceof PackProtocolException || isMisunderstanding(e.getCause()));
    }

    private static Repository open(Path place) throws IOException {
        if (packs(place) > MOST_PACKS) delete(place);
        if (!Files.exists(place.resolve("config"))) {
            delete(place);
            try (var made =
                    new RepositoryBuilder().setGitDir(place.toFile()).setBare().build()) {
                made.create(true);
                // thrown away when it grew too much, never packed anew beside our work
                made.getConfig().setInt("gc", null, "auto", 0);
                made.getConfig().setInt("gc", null, "autopacklimit", 0);
                made.getConfig().save();
            }
        }
        withoutLeftovers(place);
        return new RepositoryBuilder()
                .setGitDir(place.toFile())
                .setMustExist(true)
                .build();
    }

    /**
     * Locks and halves of packs that a killed desk left; we are alone here, so they are nobody's. But for JGit's own
     * housekeeping, which looks in after a fetch: its lock may be gone before we see it.
     */
    private static void withoutLeftovers(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = file.getFileName().toString();
                if (name.endsWith(".lock") || name.startsWith("incoming_")) Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw e;
            }
        });
    }

    private static long packs(Path place) throws IOException {
        var packs = place.resolve("objects/pack");
        if (!Files.isDirectory(packs)) return 0;
        try (var files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }

    private static void delete(Path place) throws IOException {
        if (!Files.exists(place)) return;
        try (var files = Files.walk(place)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String name(org.gaas.applications.Repository repository) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(repository.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
