package org.gaas.adoption;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Reads a tar.gz that anybody may have made, one entry after the other, and holds nothing of it but names. It knows the
 * three ways in which names are written (ustar, GNU's and pax), and refuses what is none of them: what another program
 * would make of that, nobody knows.
 */
final class Tarball {
    private static final int BLOCK = 512;
    private static final int LONGEST = 1 << 16;

    /** What an entry is. */
    enum Kind {
        FILE,
        DIRECTORY,
        /** A symbolic or a hard one. */
        LINK,
        /** A device, a pipe, or what nobody knows. */
        OTHER
    }

    /** An entry; its content can be read until the next one is asked for. */
    record Entry(String name, Kind kind, long size, InputStream content) {}

    /** Sees one entry after the other. */
    interface Visitor {
        void visit(Entry entry) throws IOException, ExportRefused;
    }

    private final InputStream in;
    private final ArchiveLimits limits;
    private Map<String, String> said = new HashMap<>();

    /**
     * @throws ExportRefused {@code ARCHIVE_BROKEN} it is no gzip file
     */
    Tarball(InputStream file, ArchiveLimits limits) throws IOException, ExportRefused {
        this.limits = limits;
        try {
            this.in = Unpacked.of(file, limits);
        } catch (ZipException | EOFException no) {
            throw broken("it is no gzip file");
        }
    }

    /**
     * @throws ExportRefused {@code ARCHIVE_BROKEN}, {@code ARCHIVE_TOO_LARGE}, and whatever the visitor refuses
     */
    void read(Visitor visitor) throws IOException, ExportRefused {
        try {
            for (var header = block(); !isZero(header); header = block()) entry(header, visitor);
            // to the end of the compressed file, where its checksum is
            for (var rest = new byte[1 << 14]; in.read(rest) >= 0; ) continue;
        } catch (Unpacked.TooLarge no) {
            throw new ExportRefused(
                    "ARCHIVE_TOO_LARGE",
                    Archives.FILES + " becomes larger than " + (limits.bytes() >> 20) + " MiB, or than "
                            + limits.swelling() + " times its own size");
        } catch (ZipException | EOFException no) {
            throw broken("it ends too early, or is damaged");
        }
    }

    private void entry(byte[] header, Visitor visitor) throws IOException, ExportRefused {
        if (number(header, 148, 8) != checksum(header)) throw broken("a header has the wrong checksum");
        var type = (char) header[156];
        var size = number(header, 124, 12);
        switch (type) {
            case 'L' -> said.put("path", cut(text(content(size))));
            case 'K' -> said.put("linkpath", cut(text(content(size))));
            case 'x' -> records(content(size));
            case 'g' -> content(size);
            default -> {
                visit(header, type, size, visitor);
                said = new HashMap<>();
            }
        }
    }

    private void visit(byte[] header, char type, long size, Visitor visitor) throws IOException, ExportRefused {
        if (said.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"))) throw broken("it holds sparse files");
        var length = said.containsKey("size") ? decimal(said.get("size")) : size;
        var name = said.containsKey("path") ? said.get("path") : name(header);
        var kind =
                switch (type) {
                    case '0', '\0', '7' -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
                    case '5' -> Kind.DIRECTORY;
                    case '1', '2' -> Kind.LINK;
                    default -> Kind.OTHER;
                };
        if (kind != Kind.FILE && length != 0) throw broken(name + " is no file and has content");
        var content = new Content(length);
        visitor.visit(new Entry(name, kind, length, content));
        content.skipAll();
        skip(padding(length));
    }

    private static String name(byte[] header) throws ExportRefused {
        var name = text(Arrays.copyOf(header, 100), 0, 100);
        var posix = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        var prefix = posix ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Lines of pax: {@code LENGTH KEY=VALUE}. */
    private void records(byte[] all) throws ExportRefused {
        var at = 0;
        while (at < all.length) {
            var blank = at;
            while (blank < all.length && all[blank] != ' ') blank++;
            var length = decimal(text(all, at, blank - at));
            if (length < blank - at + 3 || at + length > all.length || all[at + (int) length - 1] != '\n')
                throw broken("an extended header is damaged");
            var line = text(Arrays.copyOfRange(all, blank + 1, at + (int) length - 1));
            var equals = line.indexOf('=');
            if (equals < 1) throw broken("an extended header is damaged");
            said.put(line.substring(0, equals), line.substring(equals + 1));
            at += (int) length;
        }
    }

    private byte[] content(long size) throws IOException, ExportRefused {
        if (size < 0 || size > LONGEST) throw broken("an extended header is too long");
        var content = in.readNBytes((int) size);
        if (content.length < size) throw new EOFException();
        skip(padding(size));
        return content;
    }

    private byte[] block() throws IOException {
        var block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) throw new EOFException();
        return block;
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static boolean isZero(byte[] block) {
        for (var one : block) if (one != 0) return false;
        return true;
    }

    private static long checksum(byte[] header) {
        var sum = 0L;
        for (var at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? ' ' : header[at] & 0xff;
        return sum;
    }

    /** Octal digits, or a number of eight bytes after a first byte of 0x80. */
    private static long number(byte[] header, int at, int length) throws ExportRefused {
        if (header[at] == (byte) 0x80) {
            var value = ByteBuffer.wrap(header).getLong(at + length - 8);
            if (value < 0) throw broken("a size is negative");
            return value;
        }
        var digits = new String(header, at, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (!digits.matches("[0-7]{0,21}")) throw broken("a number is none");
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long decimal(String digits) throws ExportRefused {
        if (!digits.matches("[0-9]{1,18}")) throw broken("a number is none");
        return Long.parseLong(digits);
    }

    private static String text(byte[] from, int at, int length) throws ExportRefused {
        var end = at;
        while (end < at + length && from[end] != 0) end++;
        return text(Arrays.copyOfRange(from, at, end));
    }

    private static String text(byte[] utf8) throws ExportRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException no) {
            throw new ExportRefused(
                    "ARCHIVE_ENTRY_NAME",
                    "a name is no UTF-8: " + new String(utf8, StandardCharsets.US_ASCII) + "; rename the file");
        }
    }

    private static String cut(String name) {
        var end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private static ExportRefused broken(String why) {
        return new ExportRefused("ARCHIVE_BROKEN", Archives.FILES + " can't be read: " + why);
    }

    private final class Content extends InputStream {
        private long left;

        Content(long size) {
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            if (left == 0) return -1;
            var count = in.read(into, at, (int) Math.min(most, left));
            if (count < 0) throw new EOFException();
            left -= count;
            return count;
        }

        void skipAll() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
