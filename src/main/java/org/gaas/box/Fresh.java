package org.gaas.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Forgets everything of the last time: for {@code --fresh}. Unpacked programs stay, they are always the same. */
final class Fresh {
    private Fresh() {}

    /**
     * @throws BoxFailure the folder does not look like one of the box, and stays as it is
     */
    static void start(Path folder) {
        if (!Files.isDirectory(folder)) return;
        BoxHome home = new BoxHome(folder);
        try (var content = Files.list(folder)) {
            if (content.allMatch(Fresh::isLog)) return;
            if (!Files.exists(Ports.file(home)) || !Files.exists(HomeLock.file(home)))
                throw new BoxFailure(
                        folder + " is not empty, and not a folder of the box: it is left as it is.",
                        "Choose another folder with --home, or empty it yourself.");
            try (var lock = HomeLock.take(home)) {
                Box.endWhatWasLeft(home);
                wipe(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the box can't empty " + folder, e);
        }
    }

    /** Open already when this runs. */
    private static boolean isLog(Path path) {
        return path.getFileName().toString().startsWith(BoxHome.LOG);
    }

    private static void wipe(BoxHome home) throws IOException {
        try (var content = Files.list(home.folder())) {
            for (Path path : content.toList()) {
                boolean stays = isLog(path)
                        || path.equals(HomeLock.file(home))
                        || path.getFileName().toString().startsWith("mariadb-");
                if (!stays) delete(path);
            }
        }
    }

    /** Follows no link; makes folders writable first, as releases are not. */
    private static void delete(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!Files.isWritable(folder))
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException broken) throws IOException {
                if (broken != null) throw broken;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
