package org.gaas.box.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * One command of a client, run by {@code /bin/sh -c}. Streams pass through a small buffer, the client's window holds
 * the process back. As with OpenSSH a client that goes away takes the pipes with it, not the process.
 */
final class ShellCommand implements Command {
    private static final int BUFFER = 32 * 1024;

    private final ProcessBuilder builder;
    private final Executor executor;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private volatile Process process;

    ShellCommand(ProcessBuilder builder, Executor executor) {
        this.builder = builder;
        this.executor = executor;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        this.exit = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment ignored) throws IOException {
        process = builder.start();
        executor.execute(() -> feed(in, process.getOutputStream()));
        var output = background(() -> pass(process.getInputStream(), out));
        var errors = background(() -> pass(process.getErrorStream(), err));
        executor.execute(() -> finish(output, errors));
    }

    @Override
    public void destroy(ChannelSession channel) {
        close(process.getOutputStream());
    }

    private void finish(Future<?> output, Future<?> errors) {
        try {
            int code = process.waitFor();
            output.get();
            errors.get();
            exit.onExit(code);
        } catch (Exception e) {
            exit.onExit(255, "the command could not be followed to its end");
        }
    }

    private FutureTask<?> background(Runnable work) {
        var task = new FutureTask<Void>(work, null);
        executor.execute(task);
        return task;
    }

    /**
     * A process that stops reading does not stop its client: what is still on its way is read and dropped. Else the
     * channel would end before the exit code, which says why.
     */
    private static void feed(InputStream from, OutputStream to) {
        var buffer = new byte[BUFFER];
        var read = true;
        try {
            for (int n; (n = from.read(buffer)) >= 0; ) if (read) read = written(buffer, n, to);
        } catch (IOException gone) {
            // the client went away: the process reads the end
        } finally {
            close(to);
        }
    }

    private static boolean written(byte[] buffer, int count, OutputStream to) {
        try {
            to.write(buffer, 0, count);
            to.flush();
            return true;
        } catch (IOException stopped) {
            close(to);
            return false;
        }
    }

    /** The channel stays open for the exit code; a process whose client went away finds its output closed. */
    private static void pass(InputStream from, OutputStream to) {
        var buffer = new byte[BUFFER];
        try {
            for (int n; (n = from.read(buffer)) >= 0; ) {
                to.write(buffer, 0, n);
                to.flush();
            }
        } catch (IOException gone) {
            // the reader or the writer went away: nothing is left to say to it
        } finally {
            close(from);
        }
    }

    private static void close(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception gone) {
            // closed already
        }
    }
}
