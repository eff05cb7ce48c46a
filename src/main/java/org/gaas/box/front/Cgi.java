package org.gaas.box.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaas.box.Marked;

/** Runs scripts by RFC 3875: the file itself, never a shell command made of what came in. */
final class Cgi {
    private static final int AT_ONCE = 16;
    private static final int QUEUE_SECONDS = 10;
    private static final int GRACE_SECONDS = 2;
    private static final int BUFFER = 16 * 1024;

    private final Map<String, String> environment;
    private final ScheduledExecutorService background;
    private final Duration timeout;
    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /**
     * @param environment what every script gets, before CGI's own variables
     * @param timeout for a script, from its start to its end
     */
    Cgi(Map<String, String> environment, ScheduledExecutorService background, Duration timeout) {
        this.environment = environment;
        this.background = background;
        this.timeout = timeout;
    }

    void answer(VirtualHost host, Target target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var log = new ErrorLog(host);
        try (var body = RequestBody.of(request, host.server().root().resolve("tmp"))) {
            if (body.tooLarge()) {
                Answers.sentence(response, 413, "What was sent is too large: at most 64 MB.");
            } else if (!enter()) {
                Answers.sentence(response, 503, "Too many scripts run at once. Try again in a moment.");
            } else {
                try {
                    run(host, target, body, request, response, log);
                } finally {
                    free.release();
                }
            }
        }
    }

    private void run(
            VirtualHost host,
            Target target,
            RequestBody body,
            HttpServletRequest request,
            HttpServletResponse response,
            ErrorLog log)
            throws IOException {
        Optional<List<String>> command = command(host, target, log);
        if (command.isEmpty()) {
            Answers.sentence(response, 500, "The script can't be run; the installation's error log says why.");
            return;
        }
        var builder = new ProcessBuilder(command.get())
                .directory(target.file().getParent().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HOME", host.home().toString());
        builder.environment().putAll(CgiEnvironment.of(host, target, request, body.length()));
        new Marked(host.server().root().toString()).put(builder);
        builder.redirectInput(body.file().map(Path::toFile).orElse(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            log.say("cgi", "can't run " + target.file() + ": " + e.getMessage());
            Answers.sentence(response, 500, "The script can't be run; the installation's error log says why.");
            return;
        }
        follow(process, request, response, log);
    }

    private void follow(Process process, HttpServletRequest request, HttpServletResponse response, ErrorLog log)
            throws IOException {
        var late = new AtomicBoolean();
        var watch = background.schedule(() -> end(process, late), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var errors = background.submit(() -> log.take("cgi", process.getErrorStream()));
        try (var answer = new BufferedInputStream(process.getInputStream(), BUFFER)) {
            Optional<CgiHead> head = CgiHead.read(answer);
            if (head.isPresent()) {
                head.get().give(response);
                pass(answer, request, response);
            } else if (late.get()) {
                Answers.sentence(response, 504, "The script did not answer within " + timeout.toSeconds() + " s.");
            } else {
                log.say("cgi", "the script's answer has no header");
                Answers.sentence(response, 502, "The script gave no answer; the installation's error log says more.");
            }
            if (late.get()) log.say("cgi", "ended after " + timeout.toSeconds() + " s");
        } finally {
            watch.cancel(false);
            finish(process);
            awaitErrors(errors);
        }
    }

    private static void pass(InputStream answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!request.getMethod().equals("HEAD")) answer.transferTo(response.getOutputStream());
    }

    private static Optional<List<String>> command(VirtualHost host, Target target, ErrorLog log) {
        if (host.runtime() == VirtualHost.Runtime.PHP_CGI) {
            Optional<Path> php = Php.find();
            if (php.isEmpty()) log.say("cgi", "php-cgi is not on this machine (Debian package php-cgi)");
            return php.map(program -> List.of(program.toString()));
        }
        if (Files.isExecutable(target.file()))
            return Optional.of(List.of(target.file().toString()));
        log.say("cgi", target.file() + " is not executable");
        return Optional.empty();
    }

    private boolean enter() {
        try {
            return free.tryAcquire(QUEUE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void end(Process process, AtomicBoolean late) {
        late.set(true);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The answer is over; a script that goes on after it has a moment left, then it is ended. */
    private static void finish(Process process) {
        try {
            if (process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(process, new AtomicBoolean());
    }

    /** So that a request that was answered finds its errors in the log: health checks look there. */
    private static void awaitErrors(Future<?> errors) {
        try {
            errors.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException silent) {
            errors.cancel(true);
        }
    }
}
