package org.gaas.box;

import java.nio.file.Path;

/** A box in a JVM of its own, with a detached command on one server, to be killed. */
final class ForkedBox {
    static final String READY = "the box is ready";

    private ForkedBox() {}

    public static void main(String... arguments) throws Exception {
        Box box = Box.start(Path.of(arguments[0]), BoxFixture.settings());
        var root = box.server("trial1").root();
        // as the desk's scripts leave it: nothing but the home directory tells where it belongs
        var command = new ProcessBuilder("/bin/sh", "-c", "setsid sleep 600 >/dev/null 2>&1 </dev/null &");
        command.environment().clear();
        command.environment().put("HOME", root + "/root");
        command.start().waitFor();
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
