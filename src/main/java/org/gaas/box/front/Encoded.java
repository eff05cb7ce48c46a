package org.gaas.box.front;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent-encoding of paths: RFC 3986. */
final class Encoded {
    private static final String PLAIN = "/-._~!$&'()*+,;=:@";

    private Encoded() {}

    static String path(String path) {
        var encoded = new StringBuilder();
        // two slashes at the beginning would name another host
        for (byte b : path.replaceFirst("^/+", "/").getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
