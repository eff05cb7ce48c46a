package org.gaas.releases;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, and then its end. */
final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream stream, long length) {
        super(stream);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (left == 0) return -1;
        var count = in.read(to, offset, (int) Math.min(length, left));
        if (count > 0) left -= count;
        return count;
    }
}
