package org.gaas.releases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A tar archive that is written while it is read: nothing of it is held but the entry that is being sent. In the format
 * that GNU's and busybox's tar both understand, with their way of long names; owners and times are left to the reader.
 */
class TarStream extends InputStream {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final long OCTAL_LIMIT = 1L << 33;

    private final Iterator<Entry> entries;
    private InputStream part = InputStream.nullInputStream();
    private boolean ended;

    /** One member of the archive. */
    sealed interface Entry {
        record Folder(String path) implements Entry {}

        /**
         * @param mode for example 0444
         */
        record File(String path, int mode, long size, TreeSink.Content content) implements Entry {}

        /** A symbolic link. */
        record Link(String path, String target) implements Entry {}

        /**
         * Another name of a file that is there already.
         *
         * @param file its path, where the archive is unpacked
         */
        record SameAs(String path, String file) implements Entry {}
    }

    TarStream(Iterator<Entry> entries) {
        this.entries = entries;
    }

    /** Reads from the stream of entries as it is read itself, and closes it. */
    static TarStream of(Stream<Entry> entries) {
        return new TarStream(entries.iterator()) {
            @Override
            public void close() throws IOException {
                entries.close();
                super.close();
            }
        };
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (true) {
            var count = part.read(to, offset, length);
            if (count >= 0) return count;
            part.close();
            if (ended) return -1;
            part = next();
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private InputStream next() throws IOException {
        if (!entries.hasNext()) {
            ended = true;
            return new ByteArrayInputStream(new byte[2 * BLOCK]);
        }
        var entry = entries.next();
        var head = new ByteArrayOutputStream();
        if (entry instanceof Entry.Folder folder) header(head, folder.path() + "/", '5', 0755, 0, "");
        if (entry instanceof Entry.Link link) header(head, link.path(), '2', 0777, 0, link.target());
        if (entry instanceof Entry.SameAs same) header(head, same.path(), '1', 0444, 0, same.file());
        if (!(entry instanceof Entry.File file)) return new ByteArrayInputStream(head.toByteArray());
        header(head, file.path(), '0', file.mode(), file.size(), "");
        return new FileInTar(head.toByteArray(), file);
    }

    private static void header(ByteArrayOutputStream out, String path, char type, int mode, long size, String target) {
        var name = utf8(path);
        var link = utf8(target);
        if (link.length > NAME) longer(out, 'K', link);
        if (name.length > NAME) longer(out, 'L', name);
        out.writeBytes(block(name, type, mode, size, link));
    }

    /** The whole of a name that is too long for a header, as a member of its own before it. */
    private static void longer(ByteArrayOutputStream out, char type, byte[] text) {
        out.writeBytes(block(utf8("././@LongLink"), type, 0, text.length + 1L, new byte[0]));
        out.writeBytes(text);
        out.writeBytes(new byte[BLOCK - text.length % BLOCK]);
    }

    private static byte[] block(byte[] name, char type, int mode, long size, byte[] link) {
        var block = ByteBuffer.allocate(BLOCK);
        block.put(0, name, 0, Math.min(name.length, NAME));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        if (size < OCTAL_LIMIT) octal(block, 124, 12, size);
        else block.put(124, (byte) 0x80).putLong(128, size);
        octal(block, 136, 12, 0);
        block.put(156, (byte) type);
        block.put(157, link, 0, Math.min(link.length, NAME));
        block.put(257, utf8("ustar  \0"));
        block.put(148, utf8("        "));
        var sum = 0;
        for (var value : block.array()) sum += value & 0xff;
        octal(block, 148, 7, sum);
        return block.array();
    }

    /** Digits of a base with leading zeros; a formatter would take longer than all the rest of a header. */
    private static void octal(ByteBuffer block, int at, int width, long value) {
        block.put(at + width - 1, (byte) 0);
        for (var place = at + width - 2; place >= at; place--, value >>>= 3)
            block.put(place, (byte) ('0' + (value & 7)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Header, content and padding; opens the content when it is reached. */
    private static final class FileInTar extends InputStream {
        private final Entry.File file;
        private InputStream now;
        private int stage;
        private long sent;

        FileInTar(byte[] header, Entry.File file) {
            this.file = file;
            this.now = new ByteArrayInputStream(header);
        }

        @Override
        public int read() throws IOException {
            throw new IOException("is read in blocks only");
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            while (true) {
                var count = now.read(to, offset, length);
                if (count >= 0) {
                    if (stage == 1) sent += count;
                    return count;
                }
                now.close();
                if (stage == 2) return -1;
                now = stage++ == 0 ? file.content().open() : padding();
            }
        }

        private InputStream padding() throws IOException {
            if (sent != file.size())
                throw new IOException(file.path() + " has " + sent + " bytes and not " + file.size());
            return new ByteArrayInputStream(new byte[(int) ((BLOCK - sent % BLOCK) % BLOCK)]);
        }

        @Override
        public void close() throws IOException {
            now.close();
        }
    }
}
