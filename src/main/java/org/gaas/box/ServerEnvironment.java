package org.gaas.box;

import java.nio.file.Path;
import java.util.Map;

/** What commands on a server find in their environment: clean, and the same whoever started the desk. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    static Map<String, String> of(BoxHome home, Path root) {
        String user = System.getProperty("user.name");
        return Map.of(
                "PATH",
                path(home),
                "HOME",
                root + "/root",
                "USER",
                user,
                "LOGNAME",
                user,
                "SHELL",
                "/bin/sh",
                "LANG",
                "C.UTF-8");
    }

    /** The database's client programs before those of the machine. */
    static String path(BoxHome home) {
        return home.programs() + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    }
}
