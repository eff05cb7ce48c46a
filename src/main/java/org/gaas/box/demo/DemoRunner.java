package org.gaas.box.demo;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.gaas.box.Box;
import org.gaas.box.DemoUsers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Once the desk is up: writes down for the command line where it is, has the first trial installed, and tells where to
 * look. In a thread of its own: the job executor starts only after all that waits for the desk is done.
 */
public final class DemoRunner implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoRunner.class);

    private final Box box;
    private final DemoUsers users;
    private final boolean trial;
    private final PrintStream out;
    private Thread thread;

    /**
     * @param trial whether the first trial is installed and the newcomer greeted
     */
    public DemoRunner(Box box, DemoUsers users, boolean trial, PrintStream out) {
        this.box = box;
        this.users = users;
        this.trial = trial;
        this.out = out;
    }

    /** The desk answers. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port == null) return;
        URI desk = URI.create("http://localhost:" + port + "/");
        CommandLineAccess.write(box.home(), desk, users);
        if (!trial) return;
        thread = new Thread(() -> greet(desk), "box-demo");
        thread.setDaemon(true);
        thread.start();
    }

    private void greet(URI desk) {
        out.println("The desk is at " + desk);
        var api = new DeskApi(desk, DemoUsers.DEVELOPER, users.password(DemoUsers.DEVELOPER));
        try {
            var outcome = new FirstTrial(api, out::println).run();
            out.println(welcome(desk).text(outcome));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The first trial could not be installed: {}", e.getMessage());
            out.println(welcome(desk).text(FirstTrial.Outcome.unknown()));
        }
    }

    private Welcome welcome(URI desk) {
        List<String> people = users.lines();
        return new Welcome(desk, box.home().folder(), box.authority(), people, box.sampleUrl(), box.subversionUrl());
    }

    @Override
    public void destroy() {
        if (thread != null) thread.interrupt();
    }
}
