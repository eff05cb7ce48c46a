package org.gaas.remote.sh;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the last bytes that are written to it, in bounded memory. */
final class Tail extends OutputStream {
    private final int limit;
    private byte[] bytes = new byte[1024];
    private int length;
    private boolean cut;

    Tail(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int count) {
        // twice the limit is kept, so that moving the rest to the front is rare
        if (length + count > 2 * limit) keep(Math.max(0, limit - count));
        if (count > limit) {
            cut = true;
            offset += count - limit;
            count = limit;
        }
        if (length + count > bytes.length)
            bytes = Arrays.copyOf(bytes, Math.min(2 * limit, Math.max(length + count, 2 * bytes.length)));
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    synchronized boolean cut() {
        return cut || length > limit;
    }

    synchronized String text() {
        var from = Math.max(0, length - limit);
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }

    private void keep(int count) {
        var kept = Math.min(count, length);
        cut |= kept < length;
        System.arraycopy(bytes, length - kept, bytes, 0, kept);
        length = kept;
    }
}
