package org.gaas.releases;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much was read so far: bytes. */
final class Counted extends FilterInputStream {
    private final LongConsumer told;
    private long read;

    Counted(InputStream stream, LongConsumer told) {
        super(stream);
        this.told = told;
    }

    @Override
    public int read() throws IOException {
        var one = in.read();
        if (one >= 0) told.accept(++read);
        return one;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        var count = in.read(to, offset, length);
        if (count > 0) told.accept(read += count);
        return count;
    }
}
