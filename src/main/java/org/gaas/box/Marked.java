package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Processes that the box started and that carry its mark in their environment, all their children included. A mark
 * needs no pid file: it can't be stale, and it also finds what a killed desk left behind. A handle knows the start time
 * of its process, so a number that was given away again is never ended by mistake.
 *
 * @param mark a folder of one home: that of the database, or the root of a server
 */
public record Marked(String mark) {
    private static final String NAME = "GAAS_BOX_MARK";

    /** Puts the mark into the environment of a process that is about to start. */
    public void put(ProcessBuilder builder) {
        builder.environment().put(NAME, mark);
    }

    /** The living processes with this mark. */
    public List<ProcessHandle> find() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && carries(process.pid()))
                .toList();
    }

    /**
     * Ends them: asks first, and insists after the patience.
     *
     * @param patienceSeconds for all of them together
     */
    public void end(int patienceSeconds) {
        List<ProcessHandle> found = find();
        found.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        found.forEach(process -> awaitEnd(process, until));
        // the stubborn, and what a dying shell started meanwhile
        find().forEach(ProcessHandle::destroyForcibly);
    }

    private boolean carries(long pid) {
        try {
            var environment = "\0" + new String(Files.readAllBytes(Path.of("/proc/" + pid + "/environ")), UTF_8);
            // the desk's scripts clean their environment, but keep the home directory, which is one server's
            return environment.contains("\0" + NAME + "=" + mark + "\0")
                    || environment.contains("\0HOME=" + mark + "/root\0");
        } catch (IOException another) {
            return false;
        }
    }

    private static void awaitEnd(ProcessHandle process, long until) {
        try {
            process.onExit()
                    .orTimeout(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .join();
        } catch (CompletionException stubborn) {
            process.destroyForcibly();
        }
    }
}
