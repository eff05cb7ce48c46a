package org.gaas.box;

import java.nio.file.Path;
import java.util.Map;

/** What commands on a server find in their environment: clean, the same whoever started the desk, and marked. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    static Map<String, String> of(BoxHome home, Path root) {
        String user = System.getProperty("user.name");
        return Map.of(
                "PATH",
                root + "/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME",
                root + "/root",
                "USER",
                user,
                "LOGNAME",
                user,
                "SHELL",
                "/bin/sh",
                "LANG",
                "C.UTF-8",
                Leftovers.MARK,
                home.folder().toString());
    }
}
