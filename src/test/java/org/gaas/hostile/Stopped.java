package org.gaas.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.gaas.box.Box;

/** The box's database server is down, until this is closed: then it runs again as it ran before. */
final class Stopped implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Box box;
    private final List<String> command;
    private final List<String> environment;

    private Stopped(Box box, List<String> command, List<String> environment) {
        this.box = box;
        this.command = command;
        this.environment = environment;
    }

    static Stopped database(Box box) throws IOException {
        var pid = Files.readString(box.home().database().resolve("pid")).strip();
        var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var stopped = new Stopped(box, words(pid, "cmdline"), words(pid, "environ"));
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return stopped;
    }

    private static List<String> words(String pid, String file) throws IOException {
        var text = new String(Files.readAllBytes(Path.of("/proc", pid, file)), UTF_8);
        return Arrays.stream(text.split("\0")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public void close() throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        for (var setting : environment) {
            var parts = setting.split("=", 2);
            builder.environment().put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        builder.start();
        await().atMost(PATIENCE).until(this::answers);
    }

    private boolean answers() throws IOException, InterruptedException {
        return new ProcessBuilder(
                                box.database().client("mariadb").toString(),
                                "--defaults-file=" + box.database().administrator(),
                                "-e",
                                "select 1")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
