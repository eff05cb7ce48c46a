package org.gaas.box.demo;

import java.net.URI;
import java.util.HexFormat;
import org.gaas.box.BoxHome;
import org.gaas.box.DemoUsers;
import org.gaas.box.PrivateFile;

/** Tells {@code ./gaas} in this checkout where the desk is and who to be: a file for its owner only. */
final class CommandLineAccess {
    private CommandLineAccess() {}

    static void write(BoxHome home, URI desk, DemoUsers users) {
        var text = new StringBuilder("# the desk of this demo, for the command line\n");
        text.append("url=").append(desk.toString().replaceFirst("/$", "")).append('\n');
        text.append("user=").append(DemoUsers.DEVELOPER).append('\n');
        text.append("password=").append(users.password(DemoUsers.DEVELOPER)).append('\n');
        for (String name : users.names())
            text.append("password.")
                    .append(name)
                    .append('=')
                    .append(users.password(name))
                    .append('\n');
        for (String name : users.names())
            text.append("secret.")
                    .append(name)
                    .append('=')
                    .append(HexFormat.of().formatHex(users.secret(name)))
                    .append('\n');
        PrivateFile.write(home.commandLine(), text.toString());
    }
}
