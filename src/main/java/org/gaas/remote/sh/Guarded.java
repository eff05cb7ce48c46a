package org.gaas.remote.sh;

import java.io.IOException;
import java.io.OutputStream;

/** Hands on until that fails, then takes the rest in silence: others share the session that an exception would end. */
final class Guarded extends OutputStream {
    private final OutputStream next;
    private volatile IOException trouble;

    Guarded(OutputStream next) {
        this.next = next;
    }

    /** Why not all was handed on; null when all was. */
    IOException trouble() {
        return trouble;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        if (trouble != null) return;
        try {
            next.write(from, offset, count);
        } catch (IOException e) {
            trouble = e;
        }
    }
}
