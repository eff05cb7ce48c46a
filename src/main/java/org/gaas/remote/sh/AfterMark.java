package org.gaas.remote.sh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lets through what comes after a mark that stands on a line of its own: banners and noisy profiles come before it. */
final class AfterMark extends OutputStream {
    private final byte[] mark;
    private final OutputStream next;
    private int matched;

    AfterMark(String mark, OutputStream next) {
        this.mark = ("\n" + mark + "\n").getBytes(StandardCharsets.UTF_8);
        this.next = next;
    }

    boolean seen() {
        return matched == mark.length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        var at = offset;
        for (; at < offset + count && !seen(); at++) {
            if (from[at] == mark[matched]) matched++;
            else matched = from[at] == '\n' ? 1 : 0;
        }
        if (at < offset + count) next.write(from, at, offset + count - at);
    }
}
