package org.gaas.onboarding;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gaas.box.Box;
import org.gaas.box.BoxHosts;
import org.gaas.remote.Command;

/** What lies on the box's servers, and hands that hold up the work there. */
final class Grounds {
    private final Box box;
    private final Path trial;

    Grounds(Box box) {
        this.box = box;
        this.trial = box.server("trial1").root();
    }

    /**
     * All files by name, databases, accounts and rights. Without what stays on purpose: files of releases, which are
     * nobody's, archives, the numbers that keep late scripts out, and what operations said.
     */
    TreeSet<String> picture() {
        var seen = new TreeSet<String>();
        for (var server : box.servers())
            try (var files = Files.walk(server.root())) {
                files.map(file -> server.name() + ": /" + server.root().relativize(file))
                        .filter(file -> Stream.of(
                                        "/srv/gaas/store",
                                        "/srv/gaas/.archives",
                                        "/var/lib/gaas/locks",
                                        "/var/lib/gaas/operations",
                                        "/var/lib/gaas/front.reload")
                                .noneMatch(file::contains))
                        .filter(
                                file -> !file.matches(
                                        ".*: /(srv|srv/gaas|srv/gaas/\\.arriving|(var/lib/gaas|var/lib|var)(/users|/services(/front)?)?)?"))
                        .forEach(seen::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        sql("""
                select concat('database ', schema_name) from information_schema.schemata;
                select concat('account ', user, '@', host) from mysql.user;
                select concat('right ', user, '@', host, ' ', db) from mysql.db;
                """).lines().forEach(seen::add);
        return seen;
    }

    /** Something that others wait for, until it is closed. */
    record Held(Process holder, BooleanSupplier somebodyWaits) implements AutoCloseable {
        void awaitSomebodyWaiting() {
            await().atMost(TrialDesk.PATIENCE).until(somebodyWaits::getAsBoolean);
        }

        @Override
        public void close() {
            try {
                holder.getOutputStream().close();
                holder.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Nobody changes this installation on the server meanwhile. */
    Held holdLockOf(String installation) {
        var lock = lock(installation);
        made(lock.getParent());
        var holder = started("flock", lock.toString(), "sh", "-c", "echo held; cat");
        return new Held(holder, () -> waiting(lock));
    }

    /** The application's commands begin, and wait for ever: its settings are nowhere to be read. */
    void hangApplicationOf(String installation) {
        var settings = home(installation).resolve("shared/settings.conf");
        try {
            Files.delete(settings);
            new ProcessBuilder("mkfifo", settings.toString()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitApplicationAtWork(String installation) {
        await().atMost(TrialDesk.PATIENCE)
                .until(() -> ProcessHandle.allProcesses().anyMatch(process -> worksIn(home(installation), process)));
    }

    private static boolean worksIn(Path folder, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    private Path home(String installation) {
        return trial.resolve("srv/gaas/" + installation);
    }

    /** What came too late has ended too. */
    void awaitNobodyWaiting(String installation) {
        await().atMost(TrialDesk.PATIENCE).until(() -> !waiting(lock(installation)));
    }

    private Path lock(String installation) {
        return trial.resolve("var/lib/gaas/locks/installation." + installation);
    }

    private static boolean waiting(Path lock) {
        try {
            if (!Files.exists(lock)) return false;
            var inode = ":" + Files.getAttribute(lock, "unix:ino") + " ";
            return Files.readAllLines(Path.of("/proc/locks")).stream()
                    .anyMatch(line -> line.contains("->") && line.contains(inode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process started(String... command) {
        try {
            var holder = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            holder.inputReader().readLine();
            return holder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sql(String statements) {
        return BoxHosts.host(box, "trial1")
                .run(Command.of("mariadb", "--batch", "--skip-column-names").reading(statements))
                .expect("an answer")
                .out();
    }
}
