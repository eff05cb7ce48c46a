package org.gaas.access.mysql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.gaas.remote.Desired;
import org.gaas.remote.Fragment;
import org.gaas.remote.Platform;

/** There is no such account; whoever is signed in by it is cut off. Its name is whatever somebody made it. */
record Gone(String user, String host) implements Desired {
    @Override
    public String subject() {
        return "no account " + user + "@" + host;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(Sql.ANSWERS).text(found("1"), "");
    }

    /** The server itself quotes the names: what is in them is text to it in any of its modes. */
    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(Sql.NONE_LEFT)
                .text(
                        found("1"),
                        found("concat('drop user ', quote(user), '@', quote(host), ';')") + ";\n"
                                + found("concat('kill user ', quote(user), ';')"));
    }

    private String found(String what) {
        return "select " + what + " from mysql.global_priv where user = x'" + hex(user) + "' and host = x'" + hex(host)
                + "'";
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
