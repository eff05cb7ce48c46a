package org.gaas.remote.sh;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gaas.remote.Command;
import org.gaas.remote.Fragment;
import org.gaas.remote.Owner;
import org.gaas.remote.Platform;
import org.gaas.remote.ShFunction;
import org.gaas.remote.Source;

/**
 * A file on its way: the content is followed by its length, because a server can't tell the end of the content from
 * the end of the connection.
 */
record Upload(String path, Owner owner, String mode, Source content, Platform platform) {
    private static final int SEAL = 36 + 1 + 20 + 1;

    private static final ShFunction RECEIVE = ShFunction.of("g_receive", """
            [ -L "$1" ] || [ ! -d "$1" ] || { echo 'a directory is in its place' >&2; return 1; }
            g_new="$1.$4"
            (umask 077; set -C; cat >"$g_new") && g_size=$(stat -c %s -- "$g_new") || { rm -f -- "$g_new"; return 1; }
            g_size=$((g_size - SEAL))
            [ "$(tail -c SEAL -- "$g_new" | tr '\\000' '?')" = "$4 $(printf %020d "$g_size")" ] || {
                rm -f -- "$g_new"; echo 'the content is not complete' >&2; return 1
            }
            truncate -s "$g_size" -- "$g_new" && g_give "$g_new" "$2" "$3" &&
                mv -fT -- "$g_new" "$1" || { rm -f -- "$g_new"; return 1; }""".replace("SEAL", Integer.toString(SEAL)));

    Upload {
        if (!mode.matches("[0-7]{3,4}")) throw new IllegalArgumentException("not a mode: '" + mode + "'");
    }

    Command command() {
        var seal = UUID.randomUUID().toString();
        var call =
                Fragment.call(RECEIVE).path(path).text(platform.user(owner) + ":" + platform.group(owner), mode, seal);
        // an installation's own user writes its files: root would follow links there
        var acting = owner.role() == Owner.Role.APP ? call.actingAs(owner) : call;
        return Command.of(acting).reading((Source) () -> sealed(content.open(), seal));
    }

    private static InputStream sealed(InputStream content, String seal) {
        var counting = new Counting(content);
        var parts = List.<Supplier<InputStream>>of(
                () -> counting,
                () -> new ByteArrayInputStream(
                        "%s %020d\n".formatted(seal, counting.count).getBytes(StandardCharsets.US_ASCII)));
        var next = parts.iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return next.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return next.next().get();
            }
        });
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            var b = super.read();
            if (b >= 0) count++;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            if (read > 0) count += read;
            return read;
        }
    }
}
