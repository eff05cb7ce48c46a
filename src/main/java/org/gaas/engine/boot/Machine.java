package org.gaas.engine.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells whether a process that left its number behind still lives. Only a process of the same boot and the same
 * process namespace can be judged; of others nothing is known.
 */
record Machine(String id, long pid, String started) {

    static Machine here() {
        var me = ProcessHandle.current();
        return new Machine(identity(), me.pid(), startOf(me));
    }

    /** True when that process was on this machine and is gone. */
    boolean saysDead(Machine other) {
        if (!id.equals(other.id)) return false;
        return ProcessHandle.of(other.pid)
                .filter(ProcessHandle::isAlive)
                .map(alive -> !startOf(alive).equals(other.started))
                .orElse(true);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static String identity() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | RuntimeException unknown) {
            return UUID.randomUUID().toString();
        }
    }
}
