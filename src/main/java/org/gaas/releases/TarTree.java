package org.gaas.releases;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The files in a tar archive, as GNU's and busybox's tar write it, handed over in the order of their paths' bytes.
 * Folders are left out, as Git leaves them out. Remembers where each file begins, and nothing of what is in it.
 */
final class TarTree {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 8192;

    private final Path archive;
    private final RepositorySettings limits;
    private final TreeMap<byte[], Member> members = new TreeMap<>(Arrays::compareUnsigned);

    private record Member(FileMode mode, long at, long size, byte[] target) {}

    /**
     * @throws IOException the archive is cut off, or none
     * @throws ReleaseRefused it holds more files than a release may have, or what can't be shipped
     */
    TarTree(Path archive, RepositorySettings limits) throws IOException, ReleaseRefused {
        this.archive = archive;
        this.limits = limits;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            read(in);
        } catch (EOFException e) {
            throw new IOException("the archive is cut off", e);
        }
    }

    void hand(TreeSink sink, Watch watch) throws IOException, ReleaseRefused {
        var done = 0L;
        for (var entry : members.entrySet()) {
            sink.file(text(entry.getKey()), entry.getValue().mode, () -> content(entry.getValue()));
            watch.progress(++done, members.size(), "keeping what was built");
        }
    }

    private InputStream content(Member member) throws IOException {
        if (member.mode == FileMode.LINK) return new ByteArrayInputStream(member.target);
        var stream = Files.newInputStream(archive);
        stream.skipNBytes(member.at);
        return new Limited(stream, member.size);
    }

    private void read(DataInputStream in) throws IOException, ReleaseRefused {
        var header = new byte[BLOCK];
        byte[] longName = null;
        byte[] longTarget = null;
        for (var at = 0L; ; ) {
            in.readFully(header);
            at += BLOCK;
            if (isEnd(header)) return;
            checkSum(header);
            var size = number(header, 124, 12);
            var type = (char) header[156];
            var name = longName != null ? longName : name(header);
            var target = longTarget != null ? longTarget : field(header, 157, 100);
            if (type == 'L' || type == 'K') {
                if (size > LONGEST_NAME) throw new IOException("the archive has a name of " + size + " bytes");
                var text = zeroEnded(in.readNBytes((int) size));
                if (type == 'L') longName = text;
                else longTarget = text;
                in.skipNBytes(padded(size) - size);
            } else {
                add(bare(name), type, header, at, size, target);
                longName = null;
                longTarget = null;
                in.skipNBytes(padded(size));
            }
            at += padded(size);
        }
    }

    private void add(byte[] name, char type, byte[] header, long at, long size, byte[] target)
            throws ReleaseRefused, IOException {
        switch (type) {
            case '0', '\0', '7' -> {
                var runs = (number(header, 100, 8) & 0100) != 0;
                members.put(name, new Member(runs ? FileMode.EXECUTABLE : FileMode.PLAIN, at, size, null));
            }
            case '1' -> {
                var same = members.get(bare(target));
                if (same == null) throw new IOException("the archive links to a file that it does not hold");
                members.put(name, same);
            }
            case '2' -> members.put(name, new Member(FileMode.LINK, at, 0, target));
            case '5' -> {}
            default ->
                throw new ReleaseRefused(
                        "build", "TREE_INVALID", "made something that is no file, folder or link: " + text(name));
        }
        // here, where each costs memory, and not when they are handed over
        if (members.size() > limits.mostFiles()) throw ReleaseRefused.tooLarge(limits);
    }

    private static boolean isEnd(byte[] header) {
        for (var value : header) if (value != 0) return false;
        return true;
    }

    private static void checkSum(byte[] header) throws IOException {
        var sum = 0L;
        for (var i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        if (sum != number(header, 148, 8)) throw new IOException("this is no archive, or a damaged one");
    }

    private static byte[] name(byte[] header) {
        var name = field(header, 0, 100);
        var prefix = field(header, 345, 155);
        // POSIX splits long names; GNU has other things there
        if (prefix.length == 0 || header[262] != 0) return name;
        return ByteBuffer.allocate(prefix.length + 1 + name.length)
                .put(prefix)
                .put((byte) '/')
                .put(name)
                .array();
    }

    private static byte[] bare(byte[] name) {
        return name.length > 2 && name[0] == '.' && name[1] == '/' ? Arrays.copyOfRange(name, 2, name.length) : name;
    }

    private static byte[] field(byte[] header, int from, int length) {
        return zeroEnded(Arrays.copyOfRange(header, from, from + length));
    }

    private static byte[] zeroEnded(byte[] bytes) {
        var end = 0;
        while (end < bytes.length && bytes[end] != 0) end++;
        return Arrays.copyOf(bytes, end);
    }

    /** Octal, or binary where octal has too few digits. */
    private static long number(byte[] header, int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0)
            return ByteBuffer.wrap(header, from + length - 8, 8).getLong();
        var digits = new String(field(header, from, length), StandardCharsets.US_ASCII).strip();
        if (!digits.matches("[0-7]*")) throw new IOException("this is no archive, or a damaged one");
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static String text(byte[] name) throws ReleaseRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ReleaseRefused(
                    "build",
                    "FILE_NAME_NOT_ALLOWED",
                    "made a file whose name is not in UTF-8: '" + new String(name, StandardCharsets.US_ASCII) + "'");
        }
    }
}
