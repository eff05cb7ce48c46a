package org.gaas.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of a few kilobytes in the place of a folder: it is full as real ones are. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Hides what is in the folder until it is closed.
     *
     * @param options as tmpfs knows them: {@code size=64k}, {@code nr_inodes=5}
     */
    public static SmallDisk over(Path folder, String options) throws IOException {
        mount("-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** The condition of the tests that need it: root, and a machine that lets it mount. */
    public static boolean isPossible() {
        try {
            var folder = Files.createTempDirectory("gaas-small-disk");
            over(folder, "size=16k").close();
            Files.delete(folder);
            return true;
        } catch (IOException no) {
            return false;
        }
    }

    /** Somebody made room. */
    public void grow() throws IOException {
        mount("-o", "remount,size=64m,nr_inodes=20000", folder.toString());
    }

    private static void mount(String... options) throws IOException {
        var command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(options));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) throw new IOException(command + ": " + said);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    @Override
    public void close() throws IOException {
        run(List.of("umount", "-l", folder.toString()));
    }
}
