package org.gaas.releases;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/** Lines that are made while they are read. */
final class LinesStream extends InputStream {
    private final Stream<String> source;
    private final Iterator<String> lines;
    private byte[] line = {};
    private int at;

    LinesStream(Stream<String> lines) {
        this.source = lines;
        this.lines = lines.iterator();
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        var filled = 0;
        while (filled < length && ready()) {
            var count = Math.min(length - filled, line.length - at);
            System.arraycopy(line, at, to, offset + filled, count);
            at += count;
            filled += count;
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    private boolean ready() {
        if (at < line.length) return true;
        if (!lines.hasNext()) return false;
        line = (lines.next() + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
