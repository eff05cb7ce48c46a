package org.gaas.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** How things go wrong. An order is a word, mostly with a number. */
final class Deeds {
    /** The desk dies, as from a machine without power. */
    static final String KILL = "kill";

    /** The connection breaks after that many bytes from the desk: the server gets a part. */
    static final String TRUNCATE = "truncate";

    /** The script of that number arrives whole, its answer does not; it begins when it was sent again. */
    static final String DOUBLE = "double";

    /** After that many bytes all stands still; the rest arrives when the step was done anew. */
    static final String DELAY = "delay";

    /** As a delay, but the rest arrives when the installation is gone. */
    static final String HOLD = "hold";

    /** The database server dies at the call of its client with that number: before, between or after its statements. */
    static final String DATABASE = "database";

    private final Network network;
    private final SlowServer server;
    private Thread cutting;
    private boolean holding;

    Deeds(Network network, SlowServer server) {
        this.network = network;
        this.server = server;
    }

    void carryOut(String order, Point point) {
        var words = order.split(" ");
        switch (words[0]) {
            case KILL -> killThisProcess();
            case TRUNCATE -> network.cutAfter(Long.parseLong(words[1]));
            case DOUBLE -> cutWhenDelivered(place(order, point), Integer.parseInt(words[1]));
            case DATABASE -> server.killDatabase(Integer.parseInt(words[1]), words[2]);
            case DELAY, HOLD -> {
                holding = words[0].equals(HOLD);
                server.listenTo(place(order, point));
                network.stallAfter(Long.parseLong(words[1]));
            }
            default -> throw new IllegalArgumentException("nobody knows how to " + order);
        }
    }

    /** What was planned and did not come will not come; what was held is let go, in its time. */
    void calm(Point point) {
        if (cutting != null) cutting.interrupt();
        network.calm();
        if (!holding || point.step().equals("Task_ReleaseName")) network.letThrough();
        server.calm();
    }

    private static String place(String order, Point point) {
        return point.name() + "-" + order.replace(' ', '-');
    }

    private void cutWhenDelivered(String place, int number) {
        server.waitWith(place, number);
        cutting = new Thread(() -> {
            if (server.delivered()) network.cut();
        });
        cutting.setDaemon(true);
        cutting.start();
    }

    /** By the kernel: no hook runs, nothing is closed. */
    private static void killThisProcess() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) LockSupport.park();
    }
}
