package org.gaas.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what commands on the box's servers left running in the background. Such processes have no parent any more; they
 * are known by a mark that every command finds in its environment.
 */
final class Leftovers {
    /** Names the box's home; set for commands on the box's servers, and for nothing else. */
    static final String MARK = "GAAS_BOX_MARK";

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final long PATIENCE_SECONDS = 5;

    private Leftovers() {}

    static void end(BoxHome home) {
        List<ProcessHandle> left = of(home);
        left.forEach(ProcessHandle::destroy);
        left.forEach(Leftovers::awaitEnd);
        // what a dying shell started meanwhile
        of(home).forEach(ProcessHandle::destroyForcibly);
    }

    /** Processes that carry the mark of this home, without the desk itself. */
    static List<ProcessHandle> of(BoxHome home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> carriesMark(process.pid(), home))
                .toList();
    }

    private static boolean carriesMark(long pid, BoxHome home) {
        try {
            var environment = "\0" + new String(Files.readAllBytes(Path.of("/proc/" + pid + "/environ")), UTF_8);
            return environment.contains("\0" + MARK + "=" + home.folder() + "\0");
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            LOG.info("Process {} does not end by itself; ending it", process.pid());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
