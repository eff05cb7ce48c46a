package org.gaas.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Content that can't be read to its end. */
record BrokenSource(long size) implements Source {
    @Override
    public InputStream open() {
        return new Zeros(size, true);
    }

    /** So many zeros without keeping them. */
    static final class Zeros extends InputStream {
        private final boolean broken;
        private long left;

        Zeros(long size, boolean broken) {
            this.left = size;
            this.broken = broken;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read blocks");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && broken) throw new IOException("the disk of the desk is broken");
            if (left == 0) return -1;
            var count = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
