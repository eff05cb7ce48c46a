package org.gaas.adoption;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** What comes out of a compressed file, as far as it may swell: names count, and what is behind the end, too. */
final class Unpacked extends FilterInputStream {
    private final Packed packed;
    private final ArchiveLimits limits;
    private long count;

    /** It swells further than it may. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private Unpacked(Packed packed, ArchiveLimits limits) throws IOException {
        super(new GZIPInputStream(packed, 1 << 16));
        this.packed = packed;
        this.limits = limits;
    }

    /**
     * @throws java.util.zip.ZipException it is no gzip file
     */
    static Unpacked of(InputStream file, ArchiveLimits limits) throws IOException {
        return new Unpacked(new Packed(file), limits);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        var read = super.read(into, at, most);
        if (read > 0) count += read;
        if (limits.tooLarge(count, packed.count)) throw new TooLarge();
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        var some = new byte[(int) Math.min(wanted, 1 << 14)];
        return Math.max(0, read(some, 0, some.length));
    }

    private static final class Packed extends FilterInputStream {
        private long count;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            if (one >= 0) count++;
            return one;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            var read = super.read(into, at, most);
            if (read > 0) count += read;
            return read;
        }
    }
}
